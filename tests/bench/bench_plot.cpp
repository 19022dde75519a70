// SPDX-License-Identifier: GPL-3.0-or-later
// How much processor time a frame of a plot takes at 1280x800: new data, layout, drawing and painting the widget. The
// aim is 16 ms in a release build. Processor time, because it hardly depends on what else runs. Run with
// QT_QPA_PLATFORM=offscreen; an argument is the screen's scale.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

#include "ui/Theme.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"

#include <QApplication>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr int kFrames = 60;

void measure(const char* name, PlotWidget& plot, const std::function<void(int)>& change)
{
    std::vector<double> milliseconds;
    for (int frame = 0; frame < kFrames; ++frame) {
        const std::clock_t start = std::clock();
        change(frame);
        plot.paintedWidget()->repaint();
        milliseconds.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-44s median %6.2f ms  worst %6.2f ms\n", name, milliseconds[kFrames / 2], milliseconds.back());
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
    measure(name, plot, [&](int) { plot.setOverview(0, envelope, true); });
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
    measure(name, plot, [&](int) { plot.setOverview(image, true); });
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
    return 0;
}
