// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ArrayRole.h"

#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

/// The attributes by which PyMoDAQ knows what an array is.
class TestArrayRole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersWhatTheKindCanBe();
    void writesWhatPymodaqReads_data();
    void writesWhatPymodaqReads();
};

void TestArrayRole::offersWhatTheKindCanBe()
{
    QCOMPARE(arrayRoles(NodeKind::CArray).front(), ArrayRole::Data);
    QCOMPARE(arrayRoles(NodeKind::EArray).front(), ArrayRole::Enlargeable);
    QCOMPARE(arrayRoles(NodeKind::VLArray), std::vector<ArrayRole>{ArrayRole::None});
    QCOMPARE(arrayRoles(NodeKind::StringArray).front(), ArrayRole::Strings);
}

void TestArrayRole::writesWhatPymodaqReads_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<ArrayMeaning>("meaning");
    QTest::newRow("data") << "data_type='data' label='Signal' units='V' timestamp=1.5 source='raw' "
                             "distribution='uniform' origin='' nav_indexes=() data_dimension='Data2D'"
                          << ArrayMeaning{ArrayRole::Data, NodeKind::CArray, {64, 128}, "Signal", "V", 1.5};
    QTest::newRow("one number") << "data_type='error' label='' units='' timestamp=0.0 source='calculated' "
                                   "distribution='uniform' origin='' nav_indexes=() data_dimension='Data0D'"
                                << ArrayMeaning{ArrayRole::Error, NodeKind::CArray, {1}};
    QTest::newRow("enlargeable") << "data_type='data_enlargeable' label='' units='' timestamp=0.0 source='raw' "
                                    "distribution='spread' origin='' nav_indexes=(0,) data_dimension='Data1D'"
                                 << ArrayMeaning{ArrayRole::Enlargeable, NodeKind::EArray, {64}};
    QTest::newRow("axis") << "data_type='axis' label='x' units='mm' size=5 index=0 distribution='uniform' "
                             "spread_order=0 data_dimension='Data1D'"
                          << ArrayMeaning{ArrayRole::Axis, NodeKind::CArray, {5}, "x", "mm", 0, true};
    QTest::newRow("strings") << "data_type='strings'" << ArrayMeaning{ArrayRole::Strings, NodeKind::StringArray};
    QTest::newRow("plain") << "" << ArrayMeaning{ArrayRole::None, NodeKind::CArray, {3}};
    QTest::newRow("plain with units") << "units='V'" << ArrayMeaning{ArrayRole::None, NodeKind::VLArray, {}, {}, "V"};
}

void TestArrayRole::writesWhatPymodaqReads()
{
    QFETCH(ArrayMeaning, meaning);
    QStringList attributes;
    for (const auto& [name, value] : metadataOf(meaning))
        attributes += QString::fromStdString(name + '=' + pythonRepr(value));
    QTEST(attributes.join(QLatin1Char(' ')), "attributes");
}

QTEST_APPLESS_MAIN(TestArrayRole)
#include "tst_array_role.moc"
