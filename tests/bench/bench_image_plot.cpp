// SPDX-License-Identifier: GPL-3.0-or-later
// How much processor time a frame of an image or scatter plot takes: panning, zooming and dragging the crosshair with
// what is loaded, and new data (a slider). The aims are 16 ms at 1280x800 and 60 ms at 3840x2160 in a release build.
// Run with QT_QPA_PLATFORM=offscreen; an argument is the screen's scale.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

#include "ui/Theme.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/ScatterPlot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr int kFrames = 40;

/// `prepare` is not measured.
void measure(const char* name, const std::function<void(int)>& change, const std::function<void(int)>& prepare = {})
{
    std::vector<double> milliseconds;
    for (int frame = 0; frame < kFrames; ++frame) {
        if (prepare)
            prepare(frame);
        const std::clock_t start = std::clock();
        change(frame);
        QCoreApplication::processEvents(); // queued frames, and the painting of the widget
        milliseconds.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("    %-40s median %6.2f ms  worst %6.2f ms\n", name, milliseconds[kFrames / 2], milliseconds.back());
}

Image imageOf(quint32 width, quint32 height, double phase)
{
    Image image;
    image.rows = {0, height, 1};
    image.columns = {0, width, 1};
    image.width = width;
    image.height = height;
    image.rowsRead = height;
    image.values.reserve(std::size_t{width} * height);
    for (quint32 row = 0; row < height; ++row)
        for (quint32 column = 0; column < width; ++column)
            image.values.push_back(2 + std::sin(row / 50.0 + phase) * std::cos(column / 70.0));
    return image;
}

void sendMouse(QWidget* widget, QEvent::Type type, const QPoint& place)
{
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const Qt::MouseButtons buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, widget->mapToGlobal(place), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

void sendWheel(QWidget* widget, const QPoint& place, int steps)
{
    QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

void measureMoves(PlotWidget& plot)
{
    QWidget* canvas = plot.paintedWidget();
    const QPoint middle = canvas->rect().center();
    measure("zoom by the wheel", [&](int frame) { sendWheel(canvas, middle, frame < kFrames / 2 ? 1 : -1); });
    sendWheel(canvas, middle, 2);
    sendMouse(canvas, QEvent::MouseButtonPress, middle);
    measure("pan",
            [&](int frame) { sendMouse(canvas, QEvent::MouseMove, middle + QPoint(frame % 20 + 1, frame % 15)); });
    sendMouse(canvas, QEvent::MouseButtonRelease, middle);
}

void measureImage(const char* name, const QSize& widget, const QSize& picture, const ImageInfo& info,
                  const ImageStyle& style)
{
    std::printf("%s, %d x %d in %d x %d\n", name, picture.width(), picture.height(), widget.width(), widget.height());
    ImagePlot plot;
    plot.resize(widget);
    plot.setStyle(style);
    plot.begin(info, ViewPolicy::Reset);
    plot.show();
    QApplication::processEvents();
    const auto width = static_cast<quint32>(picture.width());
    const auto height = static_cast<quint32>(picture.height());
    const std::array images{imageOf(width, height, 0), imageOf(width, height, 1)};
    plot.setOverview(images[0], true);
    measureMoves(plot);
    plot.resetView();
    Image next;
    const auto load = [&](int frame) { next = images.at(static_cast<std::size_t>(frame % 2)); };
    const auto show = [&](int) {
        plot.begin(info, ViewPolicy::Keep);
        plot.setOverview(std::move(next), true);
    };
    measure("new data", show, load);
    ImageStyle other = style;
    measure("new limits", [&](int frame) {
        other.limits = ImageStyle::Limits::Manual;
        other.manual = {1, 2.5 + 0.01 * frame};
        plot.setStyle(other);
    });
    measure("crosshair", [&](int frame) { plot.setCrosshair(std::pair<quint64, quint64>(frame * 5, frame * 7)); });
}

void measureImages(const QSize& widget, const QSize& picture)
{
    const auto rows = static_cast<quint64>(picture.height());
    const auto columns = static_cast<quint64>(picture.width());
    measureImage("even axes", widget, picture, {AxisScale(rows), AxisScale::uniform(5, -0.1, columns)}, {});
    std::vector<double> uneven;
    for (quint64 i = 0; i < rows; ++i)
        uneven.push_back(std::pow(static_cast<double>(i) + 1, 1.3));
    ImageStyle style;
    style.isLogarithmic = true;
    style.isAspectLocked = true;
    style.limits = ImageStyle::Limits::Percentile;
    style.hasProfiles = true;
    measureImage("uneven rows, log, percentiles, profiles", widget, picture,
                 {AxisScale::ofValues(uneven), AxisScale(columns)}, style);
}

void measureScatter(std::size_t count)
{
    std::printf("scatter, %zu points in 1280 x 800\n", count);
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        const double radius = std::sqrt(static_cast<double>(i));
        x.push_back(radius * std::cos(radius * 20));
        y.push_back(radius * std::sin(radius * 20));
        values.push_back(std::sin(x.back() / 9));
    }
    ScatterPlot plot;
    plot.resize(1280, 800);
    plot.begin(AxisScale::ofValues(x), AxisScale::ofValues(y), ViewPolicy::Reset);
    plot.show();
    QApplication::processEvents();
    plot.setValues(values);
    measureMoves(plot);
    measure("new values", [&](int) { plot.setValues(values); });
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1)
        qputenv("QT_SCALE_FACTOR", argv[1]);
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    measureImages({1280, 800}, {1280, 800});
    measureImages({3840, 2160}, {3840, 2160});
    measureScatter(1000);
    measureScatter(20'000);
    measureScatter(200'000);
    return 0;
}
