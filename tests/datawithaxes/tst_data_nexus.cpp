// SPDX-License-Identifier: GPL-3.0-or-later
// tests/data/nexus.h5, written by make_axis_data.py.
#include "DataTest.h"

#include "h5scout/hdf5/CApi.h"

using namespace h5scout;
using namespace h5scout::test;
using Paths = std::vector<std::string>;
using Spacing = Axis::Spacing;

class DataNexusTest : public DataTest
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultChainLeadsToTheSignals();
    void aSignalHasTheAxesOfItsGroup();
    void siblingsAreTheSignals();
    void auxiliarySignalsOfAnotherShapeAreLeftAside();
    void timesAreRecognised_data();
    void timesAreRecognised();
    void whatIsNoSignalCountsFromZero();
    void binEdgesBecomeMiddles();
    void severalAxesOfADimensionAreSpread();
    void axesThatDoNotFitAreNoted();
    void axesOfOldFilesAreFound();

private:
    std::string m_file = std::string(H5SCOUT_TEST_DATA) + "/nexus.h5";
};

void DataNexusTest::theDefaultChainLeadsToTheSignals()
{
    DescribedFile file(m_file);
    const Paths signal{"/entry/image/counts", "/entry/image/dark"};
    QCOMPARE(file.reader.plottedArrays("/"), signal);
    QCOMPARE(file.reader.plottedArrays("/entry"), signal);
    QCOMPARE(file.reader.plottedArrays("/entry/image"), signal);
    QCOMPARE(file.reader.plottedArrays("/entry/old"), Paths{"/entry/old/data"});
    QCOMPARE(file.reader.plottedArrays("/circle"), Paths());
    QCOMPARE(file.reader.plottedArrays("/nowhere"), Paths());
    QVERIFY_EXCEPTION_THROWN(file.reader.plottedArrays("/missing"), NodeError);
}

void DataNexusTest::aSignalHasTheAxesOfItsGroup()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/entry/image/counts"];
    QCOMPARE(data.rule, DataWithAxes::Rule::Nexus);
    VERIFY_CONTAINS(data.ruleNote.c_str(), "/entry/image");
    QCOMPARE(data.title, std::string("A picture"));
    QCOMPARE(data.label, std::string("Counts per pixel"));
    QCOMPARE(data.units, std::string("1"));
    QCOMPARE(data.errorPath, std::string("/entry/image/counts_errors"));
    QCOMPARE(data.axes.size(), std::size_t{1});
    QCOMPARE(data.axes[0].path, std::string("/entry/image/y"));
    QCOMPARE(data.axes[0].label, std::string("y"));
    QCOMPARE(data.axes[0].units, std::string("mm"));
    QCOMPARE(data.axes[0].dimension, 0U);
    QCOMPARE(data.axes[0].spacing, Spacing::Uniform);
    QCOMPARE(data.axes[0].first, 0.5);
    QCOMPARE(data.axes[0].step, 0.5);
    QCOMPARE(notesOf(data),
             QByteArray("The auxiliary signal missing that the group /entry/image names is not in it.\n"));
    QVERIFY2(file["/entry/image/dark"].notes.empty(), notesOf(file["/entry/image/dark"]));
    QCOMPARE(file["/entry/image/dark"].axes.size(), std::size_t{1});
    QCOMPARE(file["/entry/image/dark"].errorPath, std::string());
}

void DataNexusTest::siblingsAreTheSignals()
{
    DescribedFile file(m_file);
    const auto siblings = file.reader.siblings("/entry/image/dark");
    QCOMPARE(siblings.paths, (Paths{"/entry/image/counts", "/entry/image/dark"}));
    const auto others = file.reader.siblings("/entry/image/y");
    QCOMPARE(others.paths, Paths{"/entry/image/y"}); // the others are planes
}

void DataNexusTest::auxiliarySignalsOfAnotherShapeAreLeftAside()
{
    TestFile file;
    file.makeGroup("/aux");
    file.setText("/aux", "signal", "d");
    file.setText("/aux", "axes", "x");
    file.setText("/aux", "auxiliary_signals", "h");
    file.makeDoubles("/aux/d", {3}, {1, 2, 3});
    file.makeDoubles("/aux/h", {2}, {1, 2});
    file.makeDoubles("/aux/x", {3}, {5, 6, 7});
    file.close();
    DescribedFile described(file.path());
    QCOMPARE(described.reader.plottedArrays("/aux"), Paths{"/aux/d"});
    VERIFY_CONTAINS(notesOf(described["/aux/d"]),
                    "The auxiliary signal h was left aside: its shape (2,) is not the shape (3,) of d.");
    QVERIFY(described["/aux/h"].axes.empty());
}

void DataNexusTest::timesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<double>("position");
    QTest::addColumn<double>("seconds"); // since 1970; 0: no time
    const QByteArray start("2024-10-27T00:30:00Z");
    QTest::newRow("ns since 1970") << QByteArray("ns") << QByteArray() << 1.7e18 << 1.7e9;
    QTest::newRow("us since 1970") << QByteArray("us") << QByteArray() << 1.7e15 << 1.7e9;
    QTest::newRow("ms since 1970") << QByteArray("ms") << QByteArray() << 1.7e12 << 1.7e9;
    QTest::newRow("ns since the beginning") << QByteArray("ns") << QByteArray() << 1.7e12 << 0.0;
    QTest::newRow("days") << QByteArray("days") << QByteArray() << 19675.0 << 0.0;
    QTest::newRow("with a start") << QByteArray("s") << start << 5.0 << 1729989005.0;
    QTest::newRow("ms with a start") << QByteArray("ms") << start << 5000.0 << 1729989005.0;
    QTest::newRow("no time with a start") << QByteArray("mm") << start << 5.0 << 0.0;
}

void DataNexusTest::timesAreRecognised()
{
    QFETCH(QByteArray, units);
    QFETCH(QByteArray, start);
    QFETCH(double, position);
    QFETCH(double, seconds);
    TestFile file;
    file.makeGroup("/log");
    file.setText("/log", "signal", "d");
    file.setText("/log", "axes", "time");
    file.makeDoubles("/log/d", {3}, {1, 2, 3});
    const auto first = static_cast<std::int64_t>(position);
    const std::vector<std::int64_t> positions{first, first + 1000, first + 2000};
    file.makeArray("/log/time", H5T_NATIVE_INT64, {3}, positions.data());
    file.setText("/log/time", "units", units.toStdString());
    if (!start.isEmpty())
        file.setText("/log/time", "start", start.toStdString());
    file.close();
    const DataWithAxes data = DescribedFile(file.path())["/log/d"];
    QCOMPARE(data.axes.size(), std::size_t{1});
    const Axis& axis = data.axes.front();
    QCOMPARE(axis.isTime, seconds != 0);
    QCOMPARE(axis.units, seconds != 0 ? std::string("s") : units.toStdString());
    QCOMPARE(axis.first, seconds != 0 ? seconds : position);
}

void DataNexusTest::whatIsNoSignalCountsFromZero()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/entry/image/other"];
    QCOMPARE(data.rule, DataWithAxes::Rule::Indices);
    QVERIFY(data.axes.empty());
}

void DataNexusTest::binEdgesBecomeMiddles()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/entry/histogram/data"];
    QCOMPARE(data.axes.size(), std::size_t{1});
    QCOMPARE(data.axes[0].size, std::uint64_t{3});
    QCOMPARE(data.axes[0].values, (std::vector<double>{0.5, 2, 5}));
    VERIFY_CONTAINS(notesOf(data), "4 bin edges");
    QCOMPARE(data.errorPath, std::string("/entry/histogram/errors"));
}

void DataNexusTest::severalAxesOfADimensionAreSpread()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/entry/scatter/value"];
    QVERIFY(data.isSpread);
    QCOMPARE(data.axes.size(), std::size_t{2});
    QCOMPARE(data.axes[0].label, std::string("x"));
    QCOMPARE(data.axes[0].spacing, Spacing::Scattered);
    QCOMPARE(data.axes[1].label, std::string("y"));
    QCOMPARE(data.axes[1].spreadOrder, 1U);
}

void DataNexusTest::axesThatDoNotFitAreNoted()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/entry/odd/data"];
    QVERIFY(data.axes.empty());
    QVERIFY(data.errorPath.empty());
    VERIFY_CONTAINS(notesOf(data), "The axis plane was left aside: it spans 2 dimensions.");
    VERIFY_CONTAINS(notesOf(data), "The axis gone that the NXdata group names is not in it.");
    VERIFY_CONTAINS(notesOf(data), "it has 3 positions, dimension 2 of the data 4");
    VERIFY_CONTAINS(notesOf(data), "The errors /entry/odd/data_errors were left aside");
}

void DataNexusTest::axesOfOldFilesAreFound()
{
    DescribedFile file(m_file);
    const DataWithAxes old = file["/entry/old/data"];
    QCOMPARE(old.axes.size(), std::size_t{2});
    QCOMPARE(old.axes[0].path, std::string("/entry/old/rows"));
    QCOMPARE(old.axes[1].values, (std::vector<double>{1, 2, 4}));
    const DataWithAxes oldest = file["/entry/oldest/data"];
    QCOMPARE(oldest.axes.size(), std::size_t{1});
    QCOMPARE(oldest.axes[0].path, std::string("/entry/oldest/phi"));
    QCOMPARE(oldest.axes[0].dimension, 1U);
}

QTEST_APPLESS_MAIN(DataNexusTest)
#include "tst_data_nexus.moc"
