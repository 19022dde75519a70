// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of an image or scatter plot takes: panning, zooming and dragging the crosshair with what is loaded, and
// new data (a slider). Printed are the time until the frame is there (the aims: 16 ms at 1280x800 and 60 ms at
// 3840x2160 in a release build), the processor time of all threads, and that of the window's thread at its longest
// between two looks at its events (the aim: 32 ms, in the first frame too). The best of several of each hardly depends
// on what else runs. Run with QT_QPA_PLATFORM=offscreen; an argument is the screen's scale.
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
#include <QThreadPool>
#include <QWheelEvent>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr int kFrames = 40;

double milliseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Sorted.
struct Times
{
    std::vector<double> wall;
    std::vector<double> processor;
    std::vector<double> held;
};

void print(const char* name, Times times)
{
    std::printf("    %-26s", name);
    const std::pair<const char*, std::vector<double>*> kinds[] = {
        {"until seen", &times.wall}, {"processor", &times.processor}, {"window held", &times.held}};
    for (const auto& [kind, list] : kinds) {
        std::sort(list->begin(), list->end());
        std::printf("  %s %6.2f %6.2f %6.2f ms", kind, list->front(), (*list)[list->size() / 2], list->back());
    }
    std::printf("\n");
}

/// Until all that was queued and what goes on in the background has been done and painted.
void measureOnce(const std::function<void()>& change, Times& times)
{
    const double wall = milliseconds(CLOCK_MONOTONIC);
    const double processor = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    double held = 0;
    const auto hold = [&held](const std::function<void()>& work) {
        const double before = milliseconds(CLOCK_THREAD_CPUTIME_ID);
        work();
        held = std::max(held, milliseconds(CLOCK_THREAD_CPUTIME_ID) - before);
    };
    constexpr int kRounds = 3; // a picture comes from the background, perhaps with other colours once more
    hold(change);
    for (int round = 0; round < kRounds; ++round) {
        hold([] { QCoreApplication::processEvents(); });
        QThreadPool::globalInstance()->waitForDone();
    }
    hold([] { QCoreApplication::processEvents(); });
    times.wall.push_back(milliseconds(CLOCK_MONOTONIC) - wall);
    times.processor.push_back(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - processor);
    times.held.push_back(held);
}

/// `prepare` is not measured.
void measure(const char* name, const std::function<void(int)>& change, const std::function<void(int)>& prepare = {})
{
    Times times;
    for (int frame = 0; frame < kFrames; ++frame) {
        if (prepare)
            prepare(frame);
        measureOnce([&] { change(frame); }, times);
    }
    print(name, std::move(times));
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
    std::printf("%s, %d x %d in %d x %d: best, median, worst\n", name, picture.width(), picture.height(),
                widget.width(), widget.height());
    ImagePlot plot;
    plot.resize(widget);
    plot.setStyle(style);
    plot.begin(info, ViewPolicy::Reset);
    plot.show();
    QApplication::processEvents();
    const auto width = static_cast<quint32>(picture.width());
    const auto height = static_cast<quint32>(picture.height());
    const std::array images{imageOf(width, height, 0), imageOf(width, height, 1)};
    Times first;
    Image next = images[0];
    measureOnce([&] { plot.setOverview(std::move(next), true); }, first);
    print("first picture", std::move(first));
    measureMoves(plot);
    plot.resetView();
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
