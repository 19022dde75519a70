// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPart.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

PlotPart part(PlotKind kind, std::vector<quint32> shown = {})
{
    PlotPart result;
    DataItem& item = result.source.item;
    item.node.name = "data";
    item.node.space.shape = {4, 6};
    item.title = QStringLiteral("Scan of the day");
    item.label = QStringLiteral("Voltage");
    item.units = QStringLiteral("V");
    DataAxis delay;
    delay.dimension = 0;
    delay.size = 4;
    delay.spacing = DataAxis::Spacing::Uniform;
    delay.label = QStringLiteral("Delay");
    delay.units = QStringLiteral("fs");
    item.axes = {delay};
    result.view.kind = kind;
    result.view.shown = std::move(shown);
    return result;
}

} // namespace

class TestPlotLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineIsLabelledByItsAxis()
    {
        const PlotLabels labels = plotLabels(part(PlotKind::Line, {0}));
        QCOMPARE(labels.title, QStringLiteral("Scan of the day"));
        QCOMPARE(labels.x, QStringLiteral("Delay (fs)"));
        QCOMPARE(labels.y, QStringLiteral("Voltage (V)"));
        QCOMPARE(plotLabels(part(PlotKind::Line, {1})).x, QStringLiteral("index"));
    }

    void anImagesLabelIsThatOfItsValues()
    {
        const PlotLabels labels = plotLabels(part(PlotKind::Image, {0, 1}));
        QCOMPARE(labels.x, QStringLiteral("column"));
        QCOMPARE(labels.y, QStringLiteral("Delay (fs)"));
        QCOMPARE(labels.value, QStringLiteral("Voltage (V)"));
    }

    void aNumberIsCalledByItsLabelOrTitleOrName()
    {
        PlotPart number = part(PlotKind::Number);
        QCOMPARE(plotLabels(number).title, QStringLiteral("Voltage"));
        number.source.item.label.clear();
        QCOMPARE(plotLabels(number).title, QStringLiteral("Scan of the day"));
        number.source.item.title.clear();
        QCOMPARE(plotLabels(number).title, QStringLiteral("data"));
    }

    void withoutLabelAndUnitsItIsTheValue()
    {
        PlotPart line = part(PlotKind::Line, {0});
        line.source.item.label.clear();
        line.source.item.units.clear();
        QCOMPARE(plotLabels(line).y, QStringLiteral("value"));
    }

    void whatIsMadeOfTheNumbersIsSaid()
    {
        PlotPart line = part(PlotKind::Line, {0});
        line.component = Component::Phase;
        QCOMPARE(plotLabels(line).y, QStringLiteral("Phase of Voltage (rad)"));
        line.component = Component::Value;
        line.reduced = {1};
        line.reduction = Reduction::Maximum;
        QCOMPARE(plotLabels(line).y, QStringLiteral("Maximum of Voltage (V)"));
    }

    void curvesAreToldApartByTitleAndLabel()
    {
        PlotPart line = part(PlotKind::Line, {0});
        QCOMPARE(curveName(line), QStringLiteral("Scan of the day: Voltage"));
        line.source.item.label = line.source.item.title;
        QCOMPARE(curveName(line), QStringLiteral("Scan of the day"));
        line.source.item.label.clear();
        line.source.item.title.clear();
        QCOMPARE(curveName(line), QStringLiteral("data"));
    }

    void severalCurvesHaveTheShortestNamesThatDiffer()
    {
        std::vector parts(3, part(PlotKind::Line, {0}));
        parts[1].source.item.label = QStringLiteral("Reference");
        parts[2].source.item.node.name = "more";
        QCOMPARE(curveNames(parts), QStringList({QStringLiteral("Voltage (data)"), QStringLiteral("Reference"),
                                                 QStringLiteral("Voltage (more)")}));
        parts.pop_back();
        QCOMPARE(curveNames(parts), QStringList({QStringLiteral("Voltage"), QStringLiteral("Reference")}));
        parts[1].source.item.title = QStringLiteral("Another scan");
        QCOMPARE(curveNames(parts),
                 QStringList({QStringLiteral("Scan of the day: Voltage"), QStringLiteral("Another scan: Reference")}));
        parts.pop_back();
        QCOMPARE(curveNames(parts), QStringList({QStringLiteral("Scan of the day: Voltage")}));
    }

    void namesOfCurvesTellUnitsAndComponentsThatDiffer()
    {
        std::vector parts(2, part(PlotKind::Line, {0}));
        parts[1].source.item.label = QStringLiteral("Pressure");
        parts[1].source.item.units = QStringLiteral("mbar");
        QCOMPARE(curveNames(parts), QStringList({QStringLiteral("Voltage (V)"), QStringLiteral("Pressure (mbar)")}));
        parts[1].source.item.units = QStringLiteral("V");
        parts[1].component = Component::Amplitude;
        QCOMPARE(curveNames(parts), QStringList({QStringLiteral("Voltage"), QStringLiteral("Pressure, amplitude")}));
    }

    void pointsOfThreeAxesAreDrawnInTheirOrder()
    {
        PlotPart line = part(PlotKind::Line, {0});
        DataItem& item = line.source.item;
        item.isSpread = true;
        item.axes.resize(2, item.axes.front());
        QVERIFY(scaleOf(item, 0).spacing() != AxisScale::Spacing::Index);
        item.axes.resize(3, item.axes.front());
        QVERIFY(scaleOf(item, 0).spacing() == AxisScale::Spacing::Index);
        QCOMPARE(plotLabels(line).x, QStringLiteral("index"));
    }

    void curvesShareTheTextsInWhichTheyAgree()
    {
        const PlotPart first = part(PlotKind::Line, {0});
        PlotPart second = first;
        QCOMPARE(commonLabels(std::vector{first, second}).y, plotLabels(first).y);
        second.source.item.label = QStringLiteral("Reference");
        second.source.item.title = QStringLiteral("Another scan");
        const PlotLabels labels = commonLabels(std::vector{first, second});
        QCOMPARE(labels.y, QStringLiteral("V"));
        QCOMPARE(labels.x, plotLabels(first).x);
        QCOMPARE(labels.title, QString());
        PlotPart third = second;
        third.source.item.title.clear();
        third.source.item.node.path = "/run/many/c1";
        second.source.item.node.path = "/run/many/c2";
        QCOMPARE(commonLabels(std::vector{second, third}).title, QStringLiteral("many"));
        second.source.item.units = QStringLiteral("A");
        QCOMPARE(commonLabels(std::vector{first, second}).y, QString());
    }

    void longTextsAreCut_data()
    {
        QTest::addColumn<PlotKind>("kind");
        QTest::newRow("line") << PlotKind::Line;
        QTest::newRow("image") << PlotKind::Image;
        QTest::newRow("number") << PlotKind::Number;
    }
    void longTextsAreCut()
    {
        QFETCH(PlotKind, kind);
        PlotPart cut = part(kind, {0, 1});
        DataItem& item = cut.source.item;
        item.title = QString(5000, QLatin1Char('t'));
        item.label = QStringLiteral("two\nlines ") + QString(500, QLatin1Char('l'));
        item.units = QString(500, QLatin1Char('u'));
        item.axes[0].label = QString(500, QLatin1Char('a'));
        const PlotLabels labels = plotLabels(cut);
        QVERIFY(labels.title.endsWith(QChar(0x2026)));
        for (const QString& text : {labels.title, labels.x, labels.y, labels.value})
            QVERIFY2(text.size() < 90 && !text.contains(QLatin1Char('\n')), qPrintable(text));
        const QString value = kind == PlotKind::Line ? labels.y : labels.value;
        if (kind != PlotKind::Number)
            QVERIFY2(value.startsWith(QStringLiteral("two lines ll")) && value.endsWith(QStringLiteral("u\u2026)")),
                     qPrintable(value));
    }
};

QTEST_MAIN(TestPlotLabels)
#include "tst_plot_labels.moc"
