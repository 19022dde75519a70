// SPDX-License-Identifier: GPL-3.0-or-later
// tests/data/nexus.h5, written by make_axis_data.py.
#include "DataTest.h"

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
    QVERIFY2(data.notes.empty(), notesOf(data));
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
