// SPDX-License-Identifier: GPL-3.0-or-later
// Curves of which only what will be seen is painted look as if each had been painted whole.
#include "ui/plot/BarFill.h"

#include <algorithm>
#include <random>

#include "ui/plot/LinePlot.h"
#include "ui/plot/PaintedPixels.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr int kWidth = 203; // some strips and a rest
constexpr int kHeight = 150;

/// From where to where the bar of a curve in a column reaches, as shares of the height; downwards.
using Reach = std::pair<double, double> (*)(std::size_t curve, double first, double second);

std::pair<double, double> aboutTheMiddle(std::size_t, double first, double second)
{
    return {0.5 - 0.45 * first, 0.5 + 0.45 * second};
}

std::pair<double, double> aboveEachOther(std::size_t curve, double first, double second)
{
    const double middle = 0.1 * static_cast<double>(curve + 1);
    return {middle - 0.15 * first, middle + 0.15 * second};
}

std::pair<double, double> anywhere(std::size_t, double first, double second)
{
    return {std::min(first, second), std::max(first, second)};
}

/// Thinner than a pixel, often within one.
std::pair<double, double> thin(std::size_t, double first, double second)
{
    return {first, first + second * 0.9 / kHeight};
}

std::pair<double, double> beyondTheEdges(std::size_t, double first, double second)
{
    return {first - 0.5, second + 0.5};
}

std::vector<std::vector<QRectF>> curvesOf(Reach reach, std::size_t count)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<std::vector<QRectF>> curves(count);
    for (std::size_t curve = 0; curve < count; ++curve)
        for (int x = 0; x < kWidth; ++x) {
            const double first = share(random);
            const double second = share(random);
            const auto [top, bottom] = reach(curve, first, second);
            if (share(random) > 0.05) // gaps
                curves[curve].emplace_back(QPointF(x, top * kHeight), QPointF(x + 1, bottom * kHeight));
        }
    return curves;
}

QRgb colorOf(std::size_t curve)
{
    return QColor::fromHsv(static_cast<int>(curve * 47 % 360), 200, 220).rgb();
}

} // namespace

class TestBarFill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOutNothingThatIsSeen_data()
    {
        QTest::addColumn<Reach>("reach");
        QTest::newRow("about the middle") << Reach(aboutTheMiddle);
        QTest::newRow("above each other") << Reach(aboveEachOther);
        QTest::newRow("anywhere") << Reach(anywhere);
        QTest::newRow("thin") << Reach(thin);
        QTest::newRow("beyond the edges") << Reach(beyondTheEdges);
    }

    void leavesOutNothingThatIsSeen()
    {
        QFETCH(Reach, reach);
        const auto curves = curvesOf(reach, 9);
        QImage whole(kWidth, kHeight, QImage::Format_RGB32);
        whole.fill(Qt::white);
        QImage seen = whole.copy();
        {
            QPainter painter(&whole);
            const auto pixels = PaintedPixels::of(&painter);
            QVERIFY(pixels);
            for (std::size_t i = 0; i < curves.size(); ++i)
                fillBars(*pixels, BarColumns(curves[i], pixels->transform(), pixels->clip()), {}, colorOf(i));
        }
        {
            QPainter painter(&seen);
            const auto pixels = PaintedPixels::of(&painter);
            std::vector<BarColumns> bars;
            for (const auto& curve : curves)
                bars.emplace_back(curve, pixels->transform(), pixels->clip());
            std::vector<BarCover> hidden(curves.size());
            for (std::size_t i = curves.size() - 1; i > 0; --i) {
                hidden[i - 1] = hidden[i];
                hidden[i - 1].add(bars[i]);
            }
            for (std::size_t i = 0; i < curves.size(); ++i)
                fillBars(*pixels, bars[i], hidden[i], colorOf(i));
        }
        QCOMPARE(seen, whole);
    }

    void hiddenPixelsAreNotPainted()
    {
        const std::vector<QRectF> below{{0, 10, 40, 80}};
        const std::vector<QRectF> above{{0, 20, 40, 50}};
        QImage image(kWidth, kHeight, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const auto pixels = PaintedPixels::of(&painter);
        BarCover hidden;
        hidden.add(BarColumns(above, pixels->transform(), pixels->clip()));
        fillBars(*pixels, BarColumns(below, pixels->transform(), pixels->clip()), hidden, qRgb(255, 0, 0));
        for (const auto& [y, color] :
             {std::pair(9, Qt::white), std::pair(10, Qt::red), std::pair(19, Qt::red), std::pair(20, Qt::white),
              std::pair(69, Qt::white), std::pair(70, Qt::red), std::pair(89, Qt::red), std::pair(90, Qt::white)})
            QCOMPARE(image.pixelColor(39, y), QColor(color));
    }

    /// A pixmap is painted on by Qt, bar by bar, with all that is hidden.
    void plotsLookAsIfQtHadPaintedThem_data()
    {
        QTest::addColumn<bool>("hasErrors");
        QTest::newRow("bars") << false;
        QTest::newRow("bars and bands of errors") << true;
    }

    void plotsLookAsIfQtHadPaintedThem()
    {
        QFETCH(bool, hasErrors);
        constexpr std::size_t kCurves = 12;
        std::mt19937 random(3);
        std::uniform_real_distribution<double> noise(0, 1);
        LinePlot plot;
        plot.resize(600, 400);
        plot.show();
        LineStyle style;
        style.hasLegend = false;
        style.errors = hasErrors ? LineStyle::Errors::Band : LineStyle::Errors::None;
        plot.setStyle(style);
        plot.begin(std::vector<CurveInfo>(kCurves, CurveInfo{.x = AxisScale(1'000'000)}), ViewPolicy::Reset);
        for (std::size_t curve = 0; curve < kCurves; ++curve) {
            Envelope envelope;
            envelope.count = envelope.samplesRead = 1'000'000;
            const double middle = curve % 3 == 0 ? 0 : 0.2 * static_cast<double>(curve);
            for (int i = 0; i < 700; ++i) {
                envelope.minimum.push_back(middle - noise(random));
                envelope.maximum.push_back(middle + noise(random));
                if (hasErrors) {
                    envelope.lower.push_back(envelope.minimum.back() - 0.3);
                    envelope.upper.push_back(envelope.maximum.back() + 0.3);
                }
            }
            plot.setOverview(curve, envelope, true);
        }
        for (int i = 0; i < 3; ++i)
            QApplication::processEvents();
        const QImage mine = plot.grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QImage ofQt = plot.picture().toImage().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(mine.size(), ofQt.size());
        int different = 0;
        for (int y = 0; y < mine.height(); ++y)
            for (int x = 0; x < mine.width(); ++x) {
                const QColor left = mine.pixelColor(x, y);
                const QColor right = ofQt.pixelColor(x, y);
                const int difference =
                    std::max({std::abs(left.red() - right.red()), std::abs(left.green() - right.green()),
                              std::abs(left.blue() - right.blue())});
                different += difference > 8 ? 1 : 0; // shares of a pixel are rounded
            }
        QCOMPARE(different, 0);
    }
};

QTEST_MAIN(TestBarFill)
#include "tst_bar_fill.moc"
