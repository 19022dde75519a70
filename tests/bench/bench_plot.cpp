// SPDX-License-Identifier: GPL-3.0-or-later
// How much processor time a frame of a plot takes: new data at 1280x800, and panning one and many curves there and on a
// screen of 3840x2160. The aims are 16 ms and 60 ms in a release build. Processor time, because it hardly depends on
// what else runs. Run with QT_QPA_PLATFORM=offscreen; an argument is the screen's scale.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <utility>
#include <vector>

#include "ui/Theme.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr int kFrames = 60;

void measure(const char* name, const std::function<void(int)>& change)
{
    std::vector<double> milliseconds;
    for (int frame = 0; frame < kFrames; ++frame) {
        const std::clock_t start = std::clock();
        change(frame);
        QCoreApplication::processEvents(); // queued frames, and the painting of the widget
        milliseconds.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-52s median %6.2f ms  worst %6.2f ms\n", name, milliseconds[kFrames / 2], milliseconds.back());
}

Envelope envelopeOf(quint64 count, std::size_t columns, const std::function<std::pair<double, double>(double)>& at)
{
    Envelope envelope;
    envelope.count = count;
    envelope.samplesRead = count;
    for (std::size_t i = 0; i < columns; ++i) {
        const auto [low, high] = at(static_cast<double>(i) / static_cast<double>(columns));
        envelope.minimum.push_back(low);
        envelope.maximum.push_back(high);
    }
    return envelope;
}

void measureLine(const char* name, const Envelope& envelope)
{
    LinePlot plot;
    plot.resize(1280, 800);
    plot.setLabels({QStringLiteral("Benchmark"), QStringLiteral("index"), QStringLiteral("Voltage (V)"), {}});
    plot.begin({CurveInfo{.x = AxisScale(envelope.count)}}, ViewPolicy::Reset);
    plot.show();
    QApplication::processEvents();
    measure(name, [&](int) { plot.setOverview(0, envelope, true); });
}

void sendMouse(QWidget* widget, QEvent::Type type, const QPoint& place)
{
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, widget->mapToGlobal(place), button, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

void measurePan(const char* kind, const QSize& size, std::size_t curves,
                const std::function<std::pair<double, double>(std::size_t curve, double x)>& at)
{
    constexpr quint64 kSamples = 100'000'000;
    LinePlot plot;
    plot.resize(size / plot.devicePixelRatioF());
    plot.begin(std::vector<CurveInfo>(curves, CurveInfo{.name = QStringLiteral("Curve"), .x = AxisScale(kSamples)}),
               ViewPolicy::Reset);
    plot.show();
    QApplication::processEvents();
    const auto columns = static_cast<std::size_t>(plot.drawingSize().width());
    for (std::size_t curve = 0; curve < curves; ++curve)
        plot.setOverview(curve, envelopeOf(kSamples, columns, [&](double x) { return at(curve, x); }), true);
    QWidget* canvas = plot.paintedWidget();
    const QPoint middle = canvas->rect().center();
    QWheelEvent wheel(middle, canvas->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas, &wheel);
    QApplication::processEvents();
    sendMouse(canvas, QEvent::MouseButtonPress, middle);
    const QByteArray name = QByteArrayLiteral("pan ") + kind + ", " + QByteArray::number(size.width()) + " x " +
                            QByteArray::number(size.height()) + ", curves: " + QByteArray::number(quint64{curves});
    measure(name.constData(), [&](int frame) {
        sendMouse(canvas, QEvent::MouseMove, middle + QPoint(4 * (frame % 20) + 4, frame % 15));
    });
}

void measurePans()
{
    std::mt19937 random(1);
    std::uniform_real_distribution<double> noise(0, 1);
    const auto heap = [&](std::size_t, double) { return std::pair(-noise(random), noise(random)); };
    const auto stack = [&](std::size_t curve, double) {
        const auto middle = static_cast<double>(curve);
        return std::pair(middle - noise(random), middle + noise(random));
    };
    const auto smooth = [](std::size_t curve, double x) {
        const double middle = std::sin(x * 9 + static_cast<double>(curve));
        return std::pair(middle - 1e-3, middle + 1e-3);
    };
    for (const QSize size : {QSize(1280, 800), QSize(3840, 2160)})
        for (const std::size_t curves : {1U, 10U, 50U}) {
            measurePan("smooth", size, curves, smooth);
            measurePan("noise above noise", size, curves, stack);
            measurePan("noise on noise", size, curves, heap);
        }
}

void measureImage(const char* name, quint32 width, quint32 height)
{
    Image image;
    image.rows = {0, height, 1};
    image.columns = {0, width, 1};
    image.width = width;
    image.height = height;
    image.rowsRead = height;
    for (quint32 row = 0; row < height; ++row)
        for (quint32 column = 0; column < width; ++column)
            image.values.push_back(std::sin(row / 50.0) * std::cos(column / 70.0));
    ImagePlot plot;
    plot.resize(1280, 800);
    plot.begin({AxisScale(height), AxisScale(width)}, ViewPolicy::Reset);
    plot.show();
    QApplication::processEvents();
    measure(name, [&](int) { plot.setOverview(image, true); });
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1)
        qputenv("QT_SCALE_FACTOR", argv[1]);
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> noise(0, 1);
    const auto noisy = [&](double) { return std::pair(-noise(random), noise(random)); };
    const auto smooth = [](double x) { return std::pair(std::sin(x * 9) - 1e-3, std::sin(x * 9) + 1e-3); };
    const auto oneNoisy = [&](double) {
        const double value = noise(random);
        return std::pair(value, value);
    };
    const auto oneSmooth = [](double x) { return std::pair(std::sin(x * 40), std::sin(x * 40)); };

    measureLine("2000 columns of 100 million samples, noise", envelopeOf(100'000'000, 2000, noisy));
    measureLine("2000 columns of 100 million samples, smooth", envelopeOf(100'000'000, 2000, smooth));
    measureLine("2000 samples, noise", envelopeOf(2000, 2000, oneNoisy));
    measureLine("2000 samples, smooth", envelopeOf(2000, 2000, oneSmooth));
    measureLine("100 samples, noise", envelopeOf(100, 100, oneNoisy));
    measureImage("image 1280 x 800", 1280, 800);
    measureImage("image 64 x 64", 64, 64);
    measurePans();
    return 0;
}
