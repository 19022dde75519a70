// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageColors.h"

#include <cmath>
#include <limits>
#include <vector>

#include "PlotGallery.h"
#include "ui/plot/ColorLimits.h"
#include "ui/plot/ImageLevels.h"

using namespace h5scout;
using namespace h5scout::ui;
using h5scout::test::imageOf;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Image imageWith(quint32 width, quint32 height, std::vector<double> values)
{
    Image image = imageOf(width, height, [](double, double) { return 0.0; });
    image.values = std::move(values);
    return image;
}

QImage coloredGray(const Image& image, const ColorNorm& norm)
{
    QImage picture;
    colorize(image, norm, colorTable(ColorMap::Gray), picture);
    return picture;
}

std::vector<double> ramp(int count)
{
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(i);
    return values;
}

} // namespace

class TestImageColors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spansAsTheBarDoes_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<bool>("isLogarithmic");
        QTest::newRow("ordinary") << 1.0 << 3.0 << false;
        QTest::newRow("constant") << 5.0 << 5.0 << false;
        QTest::newRow("neighbouring doubles") << 1.0 << std::nextafter(1.0, 2.0) << false;
        QTest::newRow("subnormal") << 0.0 << 2e-318 << false;
        QTest::newRow("huge") << -1.7e308 << 1.7e308 << false;
        QTest::newRow("logarithmic") << 1e-200 << 2e-200 << true;
    }

    void spansAsTheBarDoes()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(bool, isLogarithmic);
        const Span drawn = drawnLimits({lower, upper}, isLogarithmic);
        QVERIFY(drawn.size() > 1e-280 && drawn.size() < 1e250); // what QCustomPlot takes
        QVERIFY(drawn.lower <= std::max(lower, -kLargestShown) && drawn.upper >= std::min(upper, kLargestShown));
        QVERIFY(!isLogarithmic || drawn.lower > 0);
        if (upper - lower == 2.0)
            QCOMPARE(drawn, (Span{lower, upper}));
    }

    void showsDifferencesThatDoublesHold()
    {
        const double last = 1 + 200 * 0x1p-52;
        const Span drawn = drawnLimits({1, last}, false);
        QCOMPARE(drawn, (Span{1, last}));
        const Span few = drawnLimits({1, 1 + 2 * 0x1p-52}, false);
        QVERIFY(few.size() < 1e-14);
        const ColorNorm norm(few); // two steps among some thirty: all are near the middle
        QVERIFY(norm.place(1) > 60 && norm.place(1 + 2 * 0x1p-52) < 200);
    }

    void colorsValuesByTheirPlaceInTheLimits()
    {
        const QImage picture =
            coloredGray(imageWith(3, 2, {0, 5, 10, -kInfinity, kInfinity, kNan}), ColorNorm({0, 10}));
        QCOMPARE(picture.size(), QSize(3, 2));
        QCOMPARE(picture.pixel(0, 0), qRgb(0, 0, 0));
        QCOMPARE(picture.pixel(1, 0), qRgb(128, 128, 128));
        QCOMPARE(picture.pixel(2, 0), qRgb(255, 255, 255));
        QCOMPARE(picture.pixel(0, 1), qRgb(0, 0, 0));
        QCOMPARE(picture.pixel(1, 1), qRgb(255, 255, 255));
        QCOMPARE(qAlpha(picture.pixel(2, 1)), 0);
    }

    void colorsAConstantPictureInTheMiddle()
    {
        QCOMPARE(qGray(coloredGray(imageWith(1, 1, {7}), ColorNorm({7, 7})).pixel(0, 0)), 127);
    }

    void refusesAnImageWithTooFewValues()
    {
        QVERIFY(coloredGray(imageWith(2, 2, {1, 2, 3}), ColorNorm({0, 1})).isNull());
        QVERIFY(coloredGray(Image{}, ColorNorm({0, 1})).isNull());
    }

    void logarithmicColorsAreThoseOfTheLogarithm_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::newRow("decades") << 1e-3 << 1e6;
        QTest::newRow("narrow") << 100.0 << 103.0;
        QTest::newRow("whole range") << std::numeric_limits<double>::min() << std::numeric_limits<double>::max();
    }

    void logarithmicColorsAreThoseOfTheLogarithm()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        const ColorNorm norm({lower, upper}, ColorNorm::Scale::Logarithmic);
        QCOMPARE(norm.scale(), ColorNorm::Scale::Logarithmic);
        const double low = std::log(lower);
        const double size = std::log(upper) - low;
        for (int i = 0; i <= 1000; ++i) {
            const double value = std::exp(low + size * i / 1000);
            const double place = std::clamp((std::log(value) - low) / size * 255, 0.0, 255.0);
            QVERIFY2(std::abs(static_cast<double>(norm.place(value)) - place) < 0.52,
                     qPrintable(QString::number(value)));
        }
        for (const double value : {0.0, -1.0, -kInfinity})
            QCOMPARE(norm.place(value), std::size_t{0});
        QCOMPARE(norm.place(kInfinity), std::size_t{255});
    }

    void manyPlacesAreThoseOfEachValue_data() { logarithmicColorsAreThoseOfTheLogarithm_data(); }

    void manyPlacesAreThoseOfEachValue()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        std::vector<double> values{0.0, -1.0, kInfinity, -kInfinity, lower, upper};
        const double low = std::log(lower);
        const double size = std::log(upper) - low;
        for (int i = -10; i <= 20'010; ++i)
            values.push_back(std::exp(low + size * i / 20'000));
        for (const auto scale : {ColorNorm::Scale::Logarithmic, ColorNorm::Scale::Linear}) {
            const ColorNorm norm({lower, upper}, scale);
            std::vector<int> places(values.size(), -1);
            norm.placeAll(values, places.data());
            for (std::size_t i = 0; i < values.size(); ++i)
                QCOMPARE(static_cast<std::size_t>(places[i]), norm.place(values[i]));
        }
    }

    void logarithmNeedsLimitsAboveZero()
    {
        QCOMPARE(ColorNorm({0, 10}, ColorNorm::Scale::Logarithmic).scale(), ColorNorm::Scale::Linear);
        QCOMPARE(ColorNorm({5, 5}, ColorNorm::Scale::Logarithmic).scale(), ColorNorm::Scale::Linear);
    }

    void limitsMayBeExtreme_data()
    {
        QTest::addColumn<Span>("limits");
        constexpr double kLargest = std::numeric_limits<double>::max();
        QTest::newRow("largest") << Span{-kLargest, kLargest};
        QTest::newRow("smallest") << Span{0, 5e-320};
        QTest::newRow("tiny") << Span{-1e-250, 1e-250};
    }

    void limitsMayBeExtreme()
    {
        QFETCH(Span, limits);
        const ColorNorm norm(limits);
        QCOMPARE(norm.place(limits.lower), std::size_t{0});
        QCOMPARE(norm.place(limits.upper), std::size_t{255});
        QVERIFY(std::abs(static_cast<int>(norm.place(limits.lower / 2 + limits.upper / 2)) - 127) <= 1);
    }

    void findsTheSampleAtAnElement()
    {
        Image image = imageWith(2, 2, {1, 2, 3, 4});
        image.rows = {10, 2, 5};
        image.columns = {0, 2, 3};
        QCOMPARE(sampleAt(image, 10, 0)->value, 1.0);
        const auto sample = sampleAt(image, 19, 5); // a shown element stands for stride x stride of the array
        QCOMPARE(sample->value, 4.0);
        QCOMPARE(sample->row, quint64{15});
        QCOMPARE(sample->column, quint64{3});
        QVERIFY(!sampleAt(image, 9, 0));
        QVERIFY(!sampleAt(image, 20, 0));
        image.values.pop_back();
        QVERIFY(!sampleAt(image, 19, 5));
    }

    void countsKindsOfValues()
    {
        const ValueCensus census = censusOf(std::vector{3.0, -2.0, kNan, 0.0, kInfinity, 0.5});
        QCOMPARE(*census.finite, (Span{-2, 3}));
        QCOMPARE(*census.positive, (Span{0.5, 3}));
        QVERIFY(census.hasNan && census.hasInfinite && census.hasNonPositive);
        const ValueCensus none = censusOf(std::vector{kNan});
        QVERIFY(!none.finite && !none.positive && none.hasNan && !none.hasInfinite && !none.hasNonPositive);
    }

    void cutsPercentilesAtBothEnds()
    {
        std::vector<double> values = ramp(1000);
        std::reverse(values.begin() + 300, values.end());
        QCOMPARE(*percentileSpan(values, 1, false), (Span{10, 989}));
        QCOMPARE(*percentileSpan(values, 0, false), (Span{0, 999}));
        QCOMPARE(*percentileSpan(values, 80, false), (Span{499, 500})); // never crossed
        values[5] = 1e9;
        values[6] = -kInfinity;
        values[7] = kNan;
        const Span span = *percentileSpan(values, 1, false);
        QVERIFY(span.lower >= 8 && span.upper < 1000);
    }

    void percentilesOfFewValuesAndOfPositiveOnes()
    {
        QCOMPARE(*percentileSpan(std::vector{4.0}, 5, false), (Span{4, 4}));
        QCOMPARE(*percentileSpan(std::vector{-4.0, 2.0, 0.0, 8.0}, 0, true), (Span{2, 8}));
        QVERIFY(!percentileSpan(std::vector{-4.0, kNan}, 1, true));
        QVERIFY(!percentileSpan({}, 1, false));
    }

    void percentilesOfManyValuesLookAtAllColumns()
    {
        constexpr int kWidth = 2048;
        const Image image = imageOf(kWidth, 1024, [](double, double column) { return column; });
        const Span span = *percentileSpan(image.values, 10, false, kWidth);
        QVERIFY(std::abs(span.lower - 0.1 * kWidth) < 10);
        QVERIFY(std::abs(span.upper - 0.9 * kWidth) < 10);
    }

    void limitsFollowTheStyle()
    {
        const ValueCensus census = censusOf(std::vector{-2.0, 0.5, 6.0});
        ImageStyle style;
        QCOMPARE(*colorLimits(style, census, {}), (Span{-2, 6}));
        style.isLogarithmic = true;
        QCOMPARE(*colorLimits(style, census, {}), (Span{0.5, 6}));
        style.limits = ImageStyle::Limits::Percentile;
        QCOMPARE(*colorLimits(style, census, Span{1, 2}), (Span{1, 2}));
        style.limits = ImageStyle::Limits::Manual;
        style.manual = {9, 3};
        QCOMPARE(*colorLimits(style, census, {}), (Span{3, 9}));
        style.manual = {-1, 3};
        QCOMPARE(*colorLimits(style, census, {}), (Span{0.5, 3}));
        style.manual = {-1, 0.1};
        QCOMPARE(*colorLimits(style, census, {}), (Span{1e-4, 0.1}));
        style.manual = {-5, -1};
        QVERIFY(!colorLimits(style, census, {}));
        style.isLogarithmic = false;
        style.manual = {kNan, 3};
        QVERIFY(!colorLimits(style, census, {}));
    }

    void divergingMapsAreCentredOnZero()
    {
        ImageStyle style;
        style.map = ColorMap::BlueRed;
        QCOMPARE(*colorLimits(style, censusOf(std::vector{-2.0, 6.0}), {}), (Span{-6, 6}));
        QCOMPARE(*colorLimits(style, censusOf(std::vector{2.0, 6.0}), {}), (Span{2, 6}));
        style.limits = ImageStyle::Limits::Manual;
        style.manual = {-1, 3};
        QCOMPARE(*colorLimits(style, censusOf(std::vector{-2.0, 6.0}), {}), (Span{-1, 3}));
    }

    void levelsTakeTheLastStageAndAllDetails()
    {
        ImageLevels levels;
        const Image first = imageWith(2, 1, {0, 100});
        levels.setOverview(censusOf(first));
        levels.addDetail(censusOf(imageWith(2, 1, {-5, 3})));
        const Image last = imageWith(2, 1, {0, 10});
        levels.setOverview(censusOf(last));
        ImageStyle style;
        QCOMPARE(*levels.limits(style, &last), (Span{-5, 10}));
        style.limits = ImageStyle::Limits::Percentile;
        style.percentile = 0;
        QCOMPARE(*levels.limits(style, &last), (Span{0, 10}));
    }

    void notesTellWhatColorsDoNot()
    {
        QVERIFY(colorNote(censusOf(std::vector{1.0, 2.0}), true).isEmpty());
        QVERIFY(colorNote(censusOf(std::vector{kNan}), false).contains(QStringLiteral("nothing to draw")));
        QVERIFY(colorNote(censusOf(std::vector{kInfinity}), false).contains(QStringLiteral("Infinite")));
        QVERIFY(colorNote(censusOf(std::vector{0.0}), true).contains(QStringLiteral("lowest colour")));
        QVERIFY(colorNote(censusOf(std::vector{0.0}), false).isEmpty());
        QVERIFY(colorNote(censusOf(std::vector{-1e300, 0.0}), false).contains(QStringLiteral("beyond 1e249")));
        QVERIFY(colorNote(censusOf(std::vector{0.0, 1e-320}), false).contains(QStringLiteral("one colour")));
    }
};

QTEST_MAIN(TestImageColors)
#include "tst_image_colors.moc"
