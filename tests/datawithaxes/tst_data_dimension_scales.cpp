// SPDX-License-Identifier: GPL-3.0-or-later
// tests/data/scales.h5, written by make_axis_data.py.
#include "DataTest.h"

using namespace h5scout;
using namespace h5scout::test;
using Rule = DataWithAxes::Rule;
using Spacing = Axis::Spacing;

class DataDimensionScalesTest : public DataTest
{
    Q_OBJECT

private Q_SLOTS:
    void attachedScalesAreAxes();
    void timesSinceADateAreSecondsSince1970();
    void aDimensionWithoutCoordinatesKeepsItsName();
    void labelsWithoutScalesAreKept();
    void scalesOfTextsAreNoted();
    void aScaleThatIsGoneIsNone();
    void withoutAnyRulePositionsCountFromZero();
    void siblingsHaveTheSameRank();

private:
    std::string m_file = std::string(H5SCOUT_TEST_DATA) + "/scales.h5";
};

void DataDimensionScalesTest::attachedScalesAreAxes()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/temperature"];
    QCOMPARE(data.rule, Rule::DimensionScales);
    QCOMPARE(data.label, std::string("Temperature"));
    QCOMPARE(data.units, std::string("K"));
    QCOMPARE(data.axes.size(), std::size_t{3});
    QCOMPARE(data.axes[1].path, std::string("/lat"));
    QCOMPARE(data.axes[1].label, std::string("latitude"));
    QCOMPARE(data.axes[1].units, std::string("degrees_north"));
    QCOMPARE(data.axes[1].spacing, Spacing::Monotonic);
    QCOMPARE(data.axes[1].values, (std::vector<double>{10, 20, 40}));
    VERIFY_CONTAINS(notesOf(data), "scale_factor");
    QVERIFY(!data.isSpread);
}

void DataDimensionScalesTest::timesSinceADateAreSecondsSince1970()
{
    DescribedFile file(m_file);
    const Axis time = file["/temperature"].axes.at(0);
    QVERIFY(time.isTime);
    QCOMPARE(time.units, std::string("s"));
    QCOMPARE(time.first, 978346800.0); // 2001-01-01 11:00 UTC
    QCOMPARE(time.step, 1.5 * 86400);
}

void DataDimensionScalesTest::aDimensionWithoutCoordinatesKeepsItsName()
{
    DescribedFile file(m_file);
    const Axis level = file["/temperature"].axes.at(2);
    QCOMPARE(level.spacing, Spacing::Index);
    QCOMPARE(level.label, std::string("level"));
    QCOMPARE(level.path, std::string());
    QCOMPARE(level.size, std::uint64_t{4});
}

void DataDimensionScalesTest::labelsWithoutScalesAreKept()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/labelled"];
    QCOMPARE(data.axes.size(), std::size_t{1});
    QCOMPARE(data.axes[0].dimension, 1U);
    QCOMPARE(data.axes[0].label, std::string("channel"));
}

void DataDimensionScalesTest::scalesOfTextsAreNoted()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/by_words"];
    QCOMPARE(data.rule, Rule::Indices);
    VERIFY_CONTAINS(notesOf(data), "The axis /words was left aside: its elements are no numbers");
}

void DataDimensionScalesTest::aScaleThatIsGoneIsNone()
{
    DescribedFile file(m_file);
    QVERIFY(file["/gone"].axes.empty());
    QCOMPARE(file["/gone"].rule, Rule::Indices);
}

void DataDimensionScalesTest::withoutAnyRulePositionsCountFromZero()
{
    DescribedFile file(m_file);
    const DataWithAxes data = file["/plain"];
    QCOMPARE(data.rule, Rule::Indices);
    QCOMPARE(data.units, std::string("V"));
    QCOMPARE(data.label, std::string());
    VERIFY_CONTAINS(notesOf(data), "The attribute 'label' of /plain holds no text");
    QVERIFY(!file.reader.describe("/words"));
    QVERIFY(!file.reader.describe("/"));
}

void DataDimensionScalesTest::siblingsHaveTheSameRank()
{
    DescribedFile file(m_file);
    QCOMPARE(file.reader.siblings("/labelled").paths, (std::vector<std::string>{"/labelled"}));
    QCOMPARE(file.reader.siblings("/plain").paths,
             (std::vector<std::string>{"/by_words", "/gone", "/lat", "/level", "/plain", "/time"}));
}

QTEST_APPLESS_MAIN(DataDimensionScalesTest)
#include "tst_data_dimension_scales.moc"
