// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd, growing or hostile; whole files of PyMoDAQ are in tests/interop/tst_pymodaq_data.cpp.
#include "PymodaqFile.h"

#include <cstddef>

using namespace h5scout;
using namespace h5scout::test;
using Rule = DataWithAxes::Rule;
using Spacing = Axis::Spacing;

/// PyMoDAQ's navigation, times and texts, and what contradicts itself in them.
class DataPymodaqTest : public DataTest
{
    Q_OBJECT

private Q_SLOTS:
    void oddNavigationIndexesAreLeftAside_data();
    void oddNavigationIndexesAreLeftAside();
    void navigationAxesAreFoundInAnyLetters();
    void navigationAxesNeedANavigationDimension();
    void timesAreRecognised_data();
    void timesAreRecognised();
    void attributesThatAreNoTextsAreNoted();
    void longTextsAreCut();
};

void DataPymodaqTest::oddNavigationIndexesAreLeftAside_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::vector<std::uint32_t>>("expected");
    QTest::addColumn<QByteArray>("note");
    using Dimensions = std::vector<std::uint32_t>;
    QTest::newRow("a tuple") << QByteArray("(1, 0)") << Dimensions{1, 0} << QByteArray();
    QTest::newRow("one number") << QByteArray("1") << Dimensions{1} << QByteArray();
    QTest::newRow("none") << QByteArray("None") << Dimensions{} << QByteArray();
    QTest::newRow("twice") << QByteArray("[0, 0]") << Dimensions{0} << QByteArray();
    QTest::newRow("negative") << QByteArray("(-1, 0)") << Dimensions{0} << QByteArray("The navigation dimension -1");
    QTest::newRow("too large") << QByteArray("(0, 2)") << Dimensions{0} << QByteArray("The navigation dimension 2");
    QTest::newRow("2^40") << QByteArray("(1099511627776,)") << Dimensions{} << QByteArray("1099511627776");
    QTest::newRow("beyond 64 bits") << QByteArray("(99999999999999999999,)") << Dimensions{}
                                    << QByteArray("'nav_indexes'");
    QTest::newRow("a text") << QByteArray("'0'") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("texts") << QByteArray("('0', 'x')") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("no whole number") << QByteArray("(0.5,)") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("not a number") << QByteArray("(nan,)") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("a dict") << QByteArray("{0: 1}") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("code") << QByteArray("__import__('os').abort()") << Dimensions{} << QByteArray("'nav_indexes'");
    QTest::newRow("huge") << "(" + QByteArray("0, ").repeated(100'000) + ")" << Dimensions{}
                          << QByteArray("'nav_indexes'");
}

void DataPymodaqTest::oddNavigationIndexesAreLeftAside()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, note);
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {2, 3});
    file.set("/CH00/Data00", "nav_indexes", value.toStdString());
    const DataWithAxes data = file.describe("/CH00/Data00");
    QTEST(data.navigationDimensions, "expected");
    QCOMPARE(data.notes.empty(), note.isEmpty());
    VERIFY_CONTAINS(notesOf(data), note);
    QCOMPARE(data.rule, Rule::Pymodaq);
}

void DataPymodaqTest::navigationAxesAreFoundInAnyLetters()
{
    PymodaqFile file;
    file.file().makeGroup("/Det");
    file.file().makeGroup("/Det/navaxes");
    file.file().makeGroup("/Det/CH00");
    file.addAxis("/Det/navaxes/Axis00", "0", {1, 2, 4});
    file.addArray("/Det/CH00/Data00", "data", {3, 2});
    file.set("/Det/CH00/Data00", "nav_indexes", "(0,)");
    const DataWithAxes data = file.describe("/Det/CH00/Data00");
    QCOMPARE(data.axes.size(), std::size_t{1});
    QVERIFY(data.axes[0].isNavigation);
    QCOMPARE(data.axes[0].spacing, Spacing::Monotonic);
    QCOMPARE(data.ruleNote, std::string("navaxes in /Det"));
}

void DataPymodaqTest::navigationAxesNeedANavigationDimension()
{
    PymodaqFile file;
    file.file().makeGroup("/NavAxes");
    file.addAxis("/NavAxes/Axis00", "0", {1, 2, 4});
    file.addArray("/CH00/Data00", "data", {3});
    QVERIFY(file.describe("/CH00/Data00").axes.empty());
}

void DataPymodaqTest::timesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<double>("first");
    QTest::addColumn<bool>("isTime");
    QTest::newRow("time stamps") << QByteArray("'time'") << QByteArray("'s'") << 1.7e9 << true;
    QTest::newRow("Timestamp") << QByteArray("'Timestamp'") << QByteArray("'seconds'") << 1.7e9 << true;
    QTest::newRow("since the start") << QByteArray("'time'") << QByteArray("'s'") << 0.0 << false;
    QTest::newRow("milliseconds") << QByteArray("'time'") << QByteArray("'ms'") << 1.7e9 << false;
    QTest::newRow("a length") << QByteArray("'position'") << QByteArray("'s'") << 1.7e9 << false;
}

void DataPymodaqTest::timesAreRecognised()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, units);
    QFETCH(double, first);
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.addAxis("/CH00/Axis00", "0", {first, first + 1.001, first + 2});
    file.set("/CH00/Axis00", "label", label.toStdString());
    file.set("/CH00/Axis00", "units", units.toStdString());
    const DataWithAxes data = file.describe("/CH00/Data00");
    QTEST(data.axes.at(0).isTime, "isTime");
    QCOMPARE(data.axes[0].spacing, Spacing::Monotonic);
}

void DataPymodaqTest::attributesThatAreNoTextsAreNoted()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    file.set("/CH00/Data00", "label", "['a', 'b']");
    file.set("/CH00/Data00", "units", "7");
    file.set("/CH00/Data00", "origin", "None");
    file.set("/CH00/Data00", "timestamp", "'yesterday'");
    const DataWithAxes data = file.describe("/CH00/Data00");
    QVERIFY(data.label.empty() && data.units.empty() && data.origin.empty() && !data.timestamp);
    QCOMPARE(data.notes.size(), std::size_t{3});
}

void DataPymodaqTest::longTextsAreCut()
{
    PymodaqFile file;
    file.addArray("/CH00/Data00", "data", {3});
    std::string label;
    for (int i = 0; i < 5000; ++i)
        label += "\xC3\xA9"; // é
    file.file().setText("/CH00/Data00", "label", "x" + label);
    const DataWithAxes data = file.describe("/CH00/Data00");
    QCOMPARE(data.label.size(), std::size_t{4095}); // a character is not cut in two
}

QTEST_APPLESS_MAIN(DataPymodaqTest)
#include "tst_data_pymodaq.moc"
