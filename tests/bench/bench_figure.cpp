// SPDX-License-Identifier: GPL-3.0-or-later
// How long saving a figure keeps the window from its events (processor time of its thread, so that other programs do
// not count), and how long it takes in all. The aim: 32 ms whatever the size in a release build. Run with
// QT_QPA_PLATFORM=offscreen.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "ui/Theme.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/save/FigureWriter.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e6;
}

void fill(LinePlot& plot, quint64 samples)
{
    Envelope envelope;
    const int columns = static_cast<int>(std::min<quint64>(samples, 1200));
    for (int i = 0; i < columns; ++i) {
        const double noise = samples > 1200 ? 0.05 + (i * 7919 % 1000) / 2000.0 : 0;
        envelope.minimum.push_back(std::sin(i / 60.0) - noise);
        envelope.maximum.push_back(std::sin(i / 60.0) + noise);
    }
    envelope.count = envelope.samplesRead = samples;
    plot.begin({CurveInfo{.x = AxisScale(samples)}}, ViewPolicy::Reset);
    plot.setOverview(0, envelope, true);
}

void fill(ImagePlot& plot)
{
    Image image;
    image.rows = {0, 600, 1};
    image.columns = {0, 800, 1};
    image.width = 800;
    image.height = 600;
    image.rowsRead = 600;
    for (int row = 0; row < 600; ++row)
        for (int column = 0; column < 800; ++column)
            image.values.push_back(std::sin(row / 50.0) * std::cos(column / 70.0) + (row * column % 97) / 200.0);
    plot.begin({AxisScale(600), AxisScale(800)}, ViewPolicy::Reset);
    plot.setOverview(image, true);
}

void measure(const char* name, PlotWidget& plot, const FigureSettings& settings)
{
    QTemporaryDir folder;
    FigureWriter writer(&plot, settings, QStringLiteral("figure"));
    bool isDone = false;
    QObject::connect(&writer, &FigureWriter::finished, &writer, [&isDone] { isDone = true; });
    QElapsedTimer all;
    all.start();
    writer.saveTo(folder.filePath(QStringLiteral("figure")), Overwrite::Refuse);
    double longest = 0;
    while (!isDone) {
        const double before = threadMilliseconds();
        QCoreApplication::processEvents();
        longest = std::max(longest, threadMilliseconds() - before);
    }
    const QSize pixels = figurePixels(settings);
    std::printf("    %-28s %5d x %-5d  window held %7.1f ms  in all %7.1f ms  %7.1f KiB\n", name, pixels.width(),
                pixels.height(), longest, static_cast<double>(all.nsecsElapsed()) / 1e6,
                static_cast<double>(QFile(folder.filePath(QStringLiteral("figure"))).size()) / 1024);
}

void measureAll(const char* name, PlotWidget& plot)
{
    std::printf("%s\n", name);
    plot.resize(1000, 620);
    plot.show();
    QCoreApplication::processEvents();
    measure("PNG, as on the screen", plot, {.sizeMm = figureMm(plot.size(), 96), .dpi = 96});
    measure("PNG, one column", plot, {.sizeMm = {85, 62}, .dpi = 300, .scale = 0.75});
    measure("PNG, two columns", plot, {.sizeMm = {170, 105}, .dpi = 300, .scale = 0.9});
    measure("PNG, two columns, fine", plot, {.sizeMm = {170, 105}, .dpi = 600, .scale = 0.9});
    measure("PNG, a poster", plot, {.sizeMm = {800, 500}, .dpi = 300, .scale = 3});
    measure("PDF, two columns", plot, {.format = FigureFormat::Pdf, .sizeMm = {170, 105}});
    measure("SVG, two columns", plot, {.format = FigureFormat::Svg, .sizeMm = {170, 105}});
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    LinePlot curve;
    fill(curve, 1000);
    measureAll("a curve of 1,000 samples", curve);
    LinePlot envelope;
    fill(envelope, 10'000'000);
    measureAll("an envelope of 10,000,000 samples", envelope);
    ImagePlot image;
    fill(image);
    measureAll("an image of 800 x 600", image);
    return 0;
}
