// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PlotNumbers.h"

#include <cmath>
#include <limits>
#include <vector>

#include <QSet>
#include <QTest>

using namespace h5scout::ui;

namespace
{
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
} // namespace

class TestPlotNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheFiniteSpan()
    {
        const std::vector<double> minimum{kNan, -3, -kInfinity, 2};
        const std::vector<double> maximum{kNan, 4, 5, kInfinity};
        QCOMPARE(finiteSpan(minimum, maximum).value(), (Span{-3, 5}));
        const std::vector<double> nothing{kNan, kInfinity};
        QVERIFY(!finiteSpan(nothing, nothing));
        QVERIFY(!finiteSpan({}, {}));
    }

    void padsEveryRangeToOneThatAnAxisCanShow_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::newRow("ordinary") << -1.0 << 3.0;
        QTest::newRow("zero") << 0.0 << 0.0;
        QTest::newRow("constant") << 5.0 << 5.0;
        QTest::newRow("negative constant") << -1e12 << -1e12;
        QTest::newRow("a unit in the last place apart") << 1.0 << std::nextafter(1.0, 2.0);
        QTest::newRow("tiny") << 0.0 << 1e-300;
        QTest::newRow("huge") << -1.7e308 << 1.7e308;
    }

    void padsEveryRangeToOneThatAnAxisCanShow()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        const Span padded = paddedSpan({lower, upper}, 0.05);
        QVERIFY(std::isfinite(padded.size()));
        QVERIFY(padded.size() > 1e-280 && padded.size() < 1e250); // what QCustomPlot takes
        QVERIFY(padded.lower < std::max(lower, -kLargestShown) || lower < -kLargestShown);
        QVERIFY(padded.upper > std::min(upper, kLargestShown) || upper > kLargestShown);
        const double middle = padded.lower + padded.size() / 2;
        QVERIFY2(middle + padded.size() / 20 > middle, "ticks would fall together");
    }

    void showsWhatDoublesTellApart()
    {
        const Span padded = paddedSpan({1e9 - 1e-6, 1e9 + 1e-6}, 0.05);
        QVERIFY(padded.size() < 1e-5);
        QVERIFY(paddedSpan({1, std::nextafter(1.0, 2.0)}, 0.05).size() < 1e-13);
    }

    void keepsPanningAndZoomingInside_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<double>("expectedLower");
        QTest::addColumn<double>("expectedUpper");
        QTest::newRow("inside") << 20.0 << 30.0 << 20.0 << 30.0;
        QTest::newRow("beyond the left end") << -5.0 << 15.0 << 0.0 << 20.0;
        QTest::newRow("beyond the right end") << 95.0 << 105.0 << 90.0 << 100.0;
        QTest::newRow("larger") << -50.0 << 250.0 << 0.0 << 100.0;
        QTest::newRow("too close") << 49.9 << 50.1 << 49.0 << 51.0;
    }

    void keepsPanningAndZoomingInside()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        const Span bounded = boundedSpan({lower, upper}, {0, 100}, 2);
        QTEST(bounded.lower, "expectedLower");
        QTEST(bounded.upper, "expectedUpper");
    }

    void stopsZoomingWhereItIs()
    {
        QCOMPARE(limitedZoom({2, 3}, {0, 4}, 0.5), (Span{2, 3})); // not at the limit
        // Towards a quarter of the way, from 8 to 2 wanted, 4 allowed.
        QCOMPARE(limitedZoom({1.5, 3.5}, {0, 8}, 4), (Span{1, 5}));
        QCOMPARE(limitedZoom({11, 12}, {10, 14}, 4), (Span{10, 14})); // there already
        QCOMPARE(limitedZoom({11, 14}, {10, 13}, 4), (Span{11, 14})); // moved
    }

    void labelsATick_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("largest");
        QTest::addColumn<int>("integerDigits");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* name, double value, double step, double largest, int digits,
                            const char* label) {
            QTest::newRow(name) << value << step << largest << digits << QString::fromLatin1(label);
        };
        row("integer", 1500, 500, 2000, 6, "1500");
        row("quarter", 0.25, 0.25, 1, 6, "0.25");
        row("half", 1.0, 0.5, 2, 6, "1.0");
        row("rounding error at zero", 1e-17, 0.1, 1, 6, "0");
        row("negative", -0.2, 0.1, 1, 6, "-0.2");
        row("large", 2.5e9, 5e8, 4e9, 6, "2.5e9");
        row("small", 2e-6, 1e-6, 5e-6, 6, "2e-6");
        row("negative power", -2.5e-6, 5e-7, 5e-6, 6, "-2.5e-6");
        row("index", 123456789, 10, 123456799, 15, "123456789");
        row("far from zero", 1e9 + 0.25, 0.25, 1e9 + 1, 6, "1.00000000025e9");
    }

    void labelsATick()
    {
        QFETCH(double, value);
        QFETCH(double, step);
        QFETCH(double, largest);
        QFETCH(int, integerDigits);
        QTEST(tickLabel(value, {.step = step, .largest = largest, .integerDigits = integerDigits}), "label");
    }

    void labelsOfNeighboursDiffer_data()
    {
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("step");
        QTest::newRow("ones") << 0.0 << 1.0;
        QTest::newRow("tiny") << 1e-12 << 1e-13;
        QTest::newRow("huge") << 1e200 << 2e199;
        QTest::newRow("offset") << 12345.678 << 0.0025;
        QTest::newRow("large offset") << 3e11 << 0.5;
    }

    void labelsOfNeighboursDiffer()
    {
        QFETCH(double, first);
        QFETCH(double, step);
        QSet<QString> labels;
        for (int i = 0; i < 6; ++i)
            labels.insert(tickLabel(first + i * step, {.step = step, .largest = std::abs(first) + 6 * step}));
        QCOMPARE(labels.size(), 6);
    }

    void writesNumbersForPeople()
    {
        QCOMPARE(formatNumber(5.678), QStringLiteral("5.678"));
        QCOMPARE(formatNumber(kNan), QStringLiteral("NaN"));
        QCOMPARE(formatNumber(-kInfinity), QStringLiteral("-infinity"));
        QCOMPARE(formatNumber(1234567), QStringLiteral("1234567"));
        QCOMPARE(formatNumber(-0.0), QStringLiteral("0"));
        QCOMPARE(formatNumber(1e300), QStringLiteral("1e+300"));
    }

    void writesTheDigitsThatShowADifference_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("resolution");
        QTest::addColumn<QString>("text");
        QTest::newRow("ordinary") << 0.123456789 << 0.01 << QStringLiteral("0.123457");
        QTest::newRow("far from zero") << 1e6 + 0.023 << 1e-3 << QStringLiteral("1000000.023");
        QTest::newRow("next double") << std::nextafter(1.0, 2.0) << 2e-16 << QStringLiteral("1.0000000000000002");
        QTest::newRow("a short one") << 1e6 + 1e-7 << 1e-12 << QStringLiteral("1000000.0000001");
        QTest::newRow("integer") << 1234567.0 << 1.0 << QStringLiteral("1234567");
        QTest::newRow("long integer") << 0x1p62 << 1.0 << QStringLiteral("4611686018427387904");
        QTest::newRow("largest integer") << 0x1p63 * 2 << 1.0 << QStringLiteral("18446744073709551616");
        QTest::newRow("unknown") << 1.0 / 3 << kNan << QStringLiteral("0.333333");
    }

    void writesTheDigitsThatShowADifference()
    {
        QFETCH(double, value);
        QFETCH(double, resolution);
        QTEST(formatNumber(value, resolution), "text");
        QCOMPARE(formatNumber(value, -1), formatNumber(value)); // not known
    }
};

QTEST_APPLESS_MAIN(TestPlotNumbers)
#include "tst_plot_numbers.moc"
