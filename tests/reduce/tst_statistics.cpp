// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Statistics.h"

#include "h5scout/value/Error.h"

#include <QTest>

#include <cmath>
#include <complex>
#include <limits>
#include <numeric>
#include <random>

using namespace h5scout;
using reduce::Component;
using reduce::Samples;
using reduce::Statistics;

namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Index = std::vector<std::uint64_t>;

template <typename T>
Statistics statisticsOf(ElementKind kind, const std::vector<T>& numbers)
{
    Statistics statistics;
    const std::vector<Samples> place{{0, numbers.size(), 1}};
    statistics.add(kind, std::as_bytes(std::span(numbers)), Component::Value, place);
    return statistics;
}

void compareRelative(double found, double expected, double tolerance)
{
    QVERIFY2(std::fabs(found - expected) <= tolerance * std::fabs(expected),
             qPrintable(QStringLiteral("%1 instead of %2").arg(found, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

} // namespace

class StatisticsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesNumbers();
    void leavesOutNaN();
    void saysSoWhenThereIsNoNumber();
    void treatsInfinityAsNumpyDoes();
    void keepsTheSpreadOfManyNumbersFarFromZero();
    void sumsWideIntegersExactly();
    void comparesWideIntegersExactly();
    void survivesNumbersNearTheEndOfTheRange();
    void findsTheFirstPlaceWhateverTheOrderOfBlocks();
    void describesAScalar();
    void describesTheAskedComponent();
    void refusesWhatIsNoNumber();
};

void StatisticsTest::describesNumbers()
{
    const Statistics found = statisticsOf<double>(ElementKind::Float64, {2, 4, 4, 4, 5, 5, 7, 9});
    QCOMPARE(found.count(), std::uint64_t(8));
    QCOMPARE(found.nanCount(), std::uint64_t(0));
    QCOMPARE(found.sum(), 40.0);
    QCOMPARE(found.mean(), 5.0);
    QCOMPARE(found.standardDeviation(), 2.0);
    QCOMPARE(found.minimum(), 2.0);
    QCOMPARE(found.maximum(), 9.0);
    QCOMPARE(found.minimumIndex(), Index{0});
    QCOMPARE(found.maximumIndex(), Index{7});
}

void StatisticsTest::leavesOutNaN()
{
    const Statistics found = statisticsOf<float>(
        ElementKind::Float32, {std::numeric_limits<float>::quiet_NaN(), 3, 1, std::numeric_limits<float>::quiet_NaN()});
    QCOMPARE(found.count(), std::uint64_t(4));
    QCOMPARE(found.nanCount(), std::uint64_t(2));
    QCOMPARE(found.mean(), 2.0);
    QCOMPARE(found.standardDeviation(), 1.0);
    QCOMPARE(found.minimumIndex(), Index{2});
}

void StatisticsTest::saysSoWhenThereIsNoNumber()
{
    for (const Statistics& found : {Statistics(), statisticsOf<double>(ElementKind::Float64, {kNaN, kNaN})}) {
        QCOMPARE(found.nanCount(), found.count());
        QCOMPARE(found.sum(), 0.0);
        QVERIFY(std::isnan(found.mean()));
        QVERIFY(std::isnan(found.standardDeviation()));
        QVERIFY(std::isnan(found.minimum()));
        QVERIFY(std::isnan(found.maximum()));
        QVERIFY(found.minimumIndex().empty());
        QVERIFY(found.maximumIndex().empty());
    }
}

void StatisticsTest::treatsInfinityAsNumpyDoes()
{
    const Statistics one = statisticsOf<double>(ElementKind::Float64, {1, kInfinity, 2});
    QCOMPARE(one.sum(), kInfinity);
    QCOMPARE(one.mean(), kInfinity);
    QVERIFY(std::isnan(one.standardDeviation()));
    QCOMPARE(one.minimum(), 1.0);
    QCOMPARE(one.maximum(), kInfinity);
    const Statistics both = statisticsOf<double>(ElementKind::Float64, {-kInfinity, kInfinity});
    QVERIFY(std::isnan(both.sum()));
    QVERIFY(std::isnan(both.mean()));
    QCOMPARE(both.minimum(), -kInfinity);
    QCOMPARE(both.nanCount(), std::uint64_t(0));
}

void StatisticsTest::keepsTheSpreadOfManyNumbersFarFromZero()
{
    // -1, 0 and 1 in turn around 1e15, where doubles are 0.125 apart.
    constexpr std::uint64_t kCount = 3 * 1'000'000;
    std::vector<double> numbers(30'000);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = 1e15 + static_cast<double>(i % 3) - 1;
    Statistics statistics;
    for (std::uint64_t start = 0; start < kCount; start += numbers.size()) {
        const std::vector<Samples> place{{start, numbers.size(), 1}};
        statistics.add(ElementKind::Float64, std::as_bytes(std::span(numbers)), Component::Value, place);
    }
    QCOMPARE(statistics.count(), kCount);
    compareRelative(statistics.mean(), 1e15, 1e-15);
    compareRelative(statistics.sum(), 3e21, 1e-15);
    compareRelative(statistics.standardDeviation(), std::sqrt(2.0 / 3.0), 1e-12);
}

void StatisticsTest::sumsWideIntegersExactly()
{
    const std::vector<std::int64_t> numbers{INT64_MAX, INT64_MIN, INT64_MAX, 1, -7, INT64_MIN, 12};
    QCOMPARE(statisticsOf(ElementKind::Int64, numbers).sum(), 4.0);
    std::vector<std::uint64_t> near(10'000);
    std::iota(near.begin(), near.end(), std::uint64_t{1} << 63U);
    const Statistics found = statisticsOf(ElementKind::UInt64, near);
    compareRelative(found.standardDeviation(), std::sqrt((1e8 - 1) / 12), 1e-12);
    QCOMPARE(found.mean(), 0x1p63 + 4999.5);
}

void StatisticsTest::comparesWideIntegersExactly()
{
    const std::vector<std::int64_t> numbers{(1LL << 62U) + 1, 1LL << 62U, (1LL << 62U) + 2, (1LL << 62U) - 1};
    const Statistics found = statisticsOf(ElementKind::Int64, numbers);
    QCOMPARE(found.minimumIndex(), Index{3});
    QCOMPARE(found.maximumIndex(), Index{2});
    const Statistics negative = statisticsOf<std::int64_t>(ElementKind::Int64, {5, -5, INT64_MIN, INT64_MAX});
    QCOMPARE(negative.minimumIndex(), Index{2});
    QCOMPARE(negative.maximumIndex(), Index{3});
}

void StatisticsTest::survivesNumbersNearTheEndOfTheRange()
{
    const Statistics found = statisticsOf<double>(ElementKind::Float64, {1.5e308, 1.5e308, 1.5e308});
    QCOMPARE(found.sum(), kInfinity);
    compareRelative(found.mean(), 1.5e308, 1e-15);
}

void StatisticsTest::findsTheFirstPlaceWhateverTheOrderOfBlocks()
{
    // 4 x 6 with equal extremes in every block; read from the last block to the first.
    Statistics statistics;
    const std::vector<std::int16_t> block{1, 0, 2, 2, 0, 1};
    for (const std::uint64_t row : {2U, 0U})
        for (const std::uint64_t column : {3U, 0U})
            statistics.add(ElementKind::Int16, std::as_bytes(std::span(block)), Component::Value,
                           std::vector<Samples>{{row, 2, 1}, {column, 3, 1}});
    QCOMPARE(statistics.minimumIndex(), (Index{0, 1}));
    QCOMPARE(statistics.maximumIndex(), (Index{0, 2}));
    // Strides count in the array.
    Statistics strided;
    strided.add(ElementKind::Int16, std::as_bytes(std::span(block)), Component::Value,
                std::vector<Samples>{{5, 2, 10}, {1, 3, 4}});
    QCOMPARE(strided.minimumIndex(), (Index{5, 5}));
    QCOMPARE(strided.maximumIndex(), (Index{5, 9}));
}

void StatisticsTest::describesAScalar()
{
    Statistics statistics;
    const double number = 7.5;
    statistics.add(ElementKind::Float64, std::as_bytes(std::span(&number, 1)), Component::Value, {});
    QCOMPARE(statistics.mean(), 7.5);
    QCOMPARE(statistics.standardDeviation(), 0.0);
    QVERIFY(statistics.minimumIndex().empty());
}

void StatisticsTest::describesTheAskedComponent()
{
    const std::vector<std::complex<float>> numbers{{3, 4}, {-1, 0}};
    Statistics statistics;
    statistics.add(ElementKind::Complex64, std::as_bytes(std::span(numbers)), Component::Imaginary,
                   std::vector<Samples>{{0, 2, 1}});
    QCOMPARE(statistics.sum(), 4.0);
    QCOMPARE(statisticsOf(ElementKind::Complex64, numbers).sum(), 6.0);
}

void StatisticsTest::refusesWhatIsNoNumber()
{
    QVERIFY_THROWS_EXCEPTION(Error, statisticsOf<char>(ElementKind::FixedString, {'a'}));
}

QTEST_APPLESS_MAIN(StatisticsTest)
#include "tst_statistics.moc"
