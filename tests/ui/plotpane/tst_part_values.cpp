// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PartValues.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

PlotPart partOf(std::vector<DataType::EnumMember> members)
{
    PlotPart part;
    DataType& type = part.source.item.node.dataType;
    type.typeClass = TypeClass::Enum;
    type.byteSize = 1;
    type.enumMembers = std::move(members);
    return part;
}

} // namespace

class TestPartValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void boolsAreFalseAndTrue()
    {
        const PlotPart part = partOf({{"FALSE", 0}, {"TRUE", 1}});
        QVERIFY(areStates(part));
        QCOMPARE(valueNames(part), (ValueNames{{0, QStringLiteral("false")}, {1, QStringLiteral("true")}}));
    }

    void membersComeByValueOnceEach()
    {
        const PlotPart part = partOf({{"run", 5}, {"idle", -1}, {"go", 5}});
        QCOMPARE(valueNames(part), (ValueNames{{-1, QStringLiteral("idle")}, {5, QStringLiteral("run")}}));
    }

    void whatIsReducedOrSubtractedHasNoNames()
    {
        PlotPart reduced = partOf({{"FALSE", 0}, {"TRUE", 1}});
        reduced.reduced = {0};
        QVERIFY(valueNames(reduced).empty() && !areStates(reduced));
        PlotPart subtracted = partOf({{"FALSE", 0}, {"TRUE", 1}});
        subtracted.source.item.backgroundPath = "/dark";
        subtracted.isBackgroundSubtracted = true;
        QVERIFY(valueNames(subtracted).empty());
    }
};

QTEST_MAIN(TestPartValues)
#include "tst_part_values.moc"
