// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Background.h"

#include "h5scout/reduce/ErrorLimits.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace h5scout;
using reduce::Broadcast;
using reduce::Samples;

namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Numbers = std::vector<double>;

} // namespace

class BackgroundTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsAsNumpyBroadcasts_data();
    void fitsAsNumpyBroadcasts();
    void findsWhatLiesUnderAPart();
    void subtractsAPiece();
    void subtractsFromTheWhole();
    void subtractsComplexNumbers();
    void errorLimitsLeaveOutWhatIsNoError();
};

void BackgroundTest::fitsAsNumpyBroadcasts_data()
{
    QTest::addColumn<Shape>("background");
    QTest::addColumn<bool>("fits");
    QTest::newRow("the same shape") << Shape{3, 4, 5} << true;
    QTest::newRow("without the scan's dimension") << Shape{4, 5} << true;
    QTest::newRow("a line") << Shape{5} << true;
    QTest::newRow("a number") << Shape{} << true;
    QTest::newRow("extents of 1") << Shape{3, 1, 5} << true;
    QTest::newRow("leading extents of 1") << Shape{1, 1, 3, 4, 5} << true;
    QTest::newRow("aligned at the first dimension") << Shape{3, 4} << false;
    QTest::newRow("longer") << Shape{6} << false;
    QTest::newRow("more dimensions") << Shape{2, 3, 4, 5} << false;
    QTest::newRow("empty") << Shape{0} << false;
}

void BackgroundTest::fitsAsNumpyBroadcasts()
{
    QFETCH(const Shape, background);
    QFETCH(const bool, fits);
    QCOMPARE(Broadcast::of(background, {3, 4, 5}).has_value(), fits);
}

void BackgroundTest::findsWhatLiesUnderAPart()
{
    const std::vector<Samples> place{{1, 2, 1}, {0, 2, 3}, {4, 1, 1}};
    const auto under = [&place](const Shape& background) { return Broadcast::of(background, {3, 4, 5})->under(place); };
    QVERIFY(under({3, 4, 5}) == place);
    QVERIFY(under({4, 1}) == (std::vector<Samples>{{0, 2, 3}, {0, 1, 1}}));
    QVERIFY(under({1, 3, 1, 5}) == (std::vector<Samples>{{0, 1, 1}, {1, 2, 1}, {0, 1, 1}, {4, 1, 1}}));
    QVERIFY(under({}).empty());
}

void BackgroundTest::subtractsAPiece()
{
    // Two rows of three, each less the same two numbers ... of the columns 1 and 3.
    const Broadcast broadcast = *Broadcast::of({1, 4}, {9, 4});
    const std::vector<Samples> place{{5, 3, 1}, {1, 2, 2}};
    Numbers numbers{10, 20, 30, 40, 50, 60};
    reduce::subtract(numbers, Shape{3, 2}, Numbers{1, 2}, broadcast.stepsThroughPiece(place));
    QCOMPARE(numbers, (Numbers{9, 18, 29, 38, 49, 58}));
    Numbers scalar{7};
    reduce::subtract(scalar, Shape{}, Numbers{2}, Broadcast::of({1}, {})->stepsThroughPiece({}));
    QCOMPARE(scalar, Numbers{5});
}

void BackgroundTest::subtractsFromTheWhole()
{
    Numbers whole(3 * 5);
    std::iota(whole.begin(), whole.end(), 0);
    const Broadcast broadcast = *Broadcast::of({3, 1, 5}, {3, 4, 5});
    const std::vector<Samples> place{{1, 2, 1}, {0, 2, 3}, {2, 2, 2}};
    std::uint64_t start = 0;
    const auto steps = broadcast.stepsThroughWhole(place, start);
    Numbers numbers(8, 100);
    reduce::subtract(numbers, Shape{2, 2, 2}, std::span<const double>(whole).subspan(start), steps);
    QCOMPARE(numbers, (Numbers{93, 91, 93, 91, 88, 86, 88, 86}));
}

void BackgroundTest::subtractsComplexNumbers()
{
    std::vector<std::complex<double>> numbers{{3, 4}, {1, 1}};
    const std::vector<std::complex<double>> background{{0, 4}};
    reduce::subtract(numbers, Shape{2}, background,
                     Broadcast::of({1}, {2})->stepsThroughPiece(std::vector<Samples>{{0, 2, 1}}));
    QVERIFY(numbers == (std::vector<std::complex<double>>{{3, 0}, {1, -3}}));
}

void BackgroundTest::errorLimitsLeaveOutWhatIsNoError()
{
    const Numbers values{1, 1, 1, 1, kInfinity};
    const Numbers errors{0.25, -0.25, kNaN, kInfinity, kInfinity};
    Numbers lower(values.size());
    Numbers upper(values.size());
    reduce::errorLimits(values, errors, lower, upper);
    QCOMPARE(lower, (Numbers{0.75, 0.75, 1, -kInfinity, kInfinity}));
    QCOMPARE(upper, (Numbers{1.25, 1.25, 1, kInfinity, kInfinity}));
    reduce::errorLimits(Numbers{kNaN}, Numbers{1}, lower, upper);
    QVERIFY(std::isnan(lower[0]) && std::isnan(upper[0]));
}

QTEST_APPLESS_MAIN(BackgroundTest)
#include "tst_background.moc"
