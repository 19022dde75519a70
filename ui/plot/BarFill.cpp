// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/BarFill.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/plot/PaintedPixels.h"

namespace h5scout::ui
{

namespace
{

constexpr int kStrip = 32; // columns filled at once

/// What of a column of pixels a bar covers: whole pixels, and shares of 255 of the one above and the one below.
struct Column
{
    int top = 0;
    int bottom = 0; ///< one beyond the last
    int above = 0;
    int below = 0;
};

Column columnOf(double top, double bottom, const QRect& clip)
{
    const double upper = std::max<double>(top, clip.top());
    const double lower = std::min<double>(bottom, clip.bottom() + 1);
    if (!(upper < lower))
        return {};
    const auto share = [](double covered) { return static_cast<int>(std::lround(covered * 255)); };
    Column column{static_cast<int>(std::ceil(upper)), static_cast<int>(std::floor(lower)), 0, 0};
    if (column.top > column.bottom) // within one pixel
        return {column.top, column.top, share(lower - upper), 0};
    column.above = share(column.top - upper);
    column.below = share(lower - column.bottom);
    return column;
}

QRgb mixed(QRgb below, QRgb color, int share)
{
    const auto mix = [share](int under, int over) { return (over * share + under * (255 - share) + 127) / 255; };
    return qRgba(mix(qRed(below), qRed(color)), mix(qGreen(below), qGreen(color)), mix(qBlue(below), qBlue(color)),
                 mix(qAlpha(below), qAlpha(color)));
}

void fillStrip(const PaintedPixels& pixels, const Column* columns, int left, int count, QRgb color)
{
    std::array<int, kStrip> top{};
    std::array<int, kStrip> bottom{};
    int first = pixels.clip().bottom() + 1;
    int last = pixels.clip().top();
    int area = 0;
    for (int i = 0; i < count; ++i) {
        const auto place = static_cast<std::size_t>(i);
        top[place] = columns[i].top;
        bottom[place] = columns[i].bottom;
        if (columns[i].top >= columns[i].bottom)
            continue;
        first = std::min(first, columns[i].top);
        last = std::max(last, columns[i].bottom);
        area += columns[i].bottom - columns[i].top;
    }
    const bool isMostlyEmpty = area < (last - first) * 2; // of a steep curve
    if (isMostlyEmpty || count < kStrip) {
        for (int i = 0; i < count; ++i)
            for (int y = columns[i].top; y < columns[i].bottom; ++y)
                pixels.line(y)[left + i] = color;
        return;
    }
    for (int y = first; y < last; ++y) {
        QRgb* const pixel = pixels.line(y) + left;
        for (std::size_t i = 0; i < kStrip; ++i) { // without a branch: the processor does several at once
            const int isCovered = -static_cast<int>(y >= top[i]) & -static_cast<int>(y < bottom[i]);
            const auto mask = static_cast<QRgb>(isCovered);
            pixel[i] = (pixel[i] & ~mask) | (color & mask);
        }
    }
}

void smoothEnds(const PaintedPixels& pixels, const Column& column, int x, QRgb color)
{
    if (column.above > 0) {
        QRgb& pixel = pixels.line(column.top - 1)[x];
        pixel = mixed(pixel, color, column.above);
    }
    if (column.below > 0) {
        QRgb& pixel = pixels.line(column.bottom)[x];
        pixel = mixed(pixel, color, column.below);
    }
}

} // namespace

bool fillBars(QPainter* painter, const std::vector<QRectF>& bars, const QColor& color)
{
    const auto pixels = PaintedPixels::of(painter);
    if (!pixels || color.alpha() != 255)
        return false;
    const QRect clip = pixels->clip();
    if (clip.isEmpty())
        return true;
    std::vector<Column> columns(static_cast<std::size_t>(clip.width()));
    for (const QRectF& bar : bars) {
        const QRectF place = pixels->transform().mapRect(bar);
        const Column column = columnOf(place.top(), place.bottom(), clip);
        const int left = std::max(static_cast<int>(std::lround(place.left())), clip.left());
        const int end = std::min(static_cast<int>(std::lround(place.right())), clip.right() + 1);
        for (int x = left; x < end; ++x)
            columns[static_cast<std::size_t>(x - clip.left())] = column;
    }
    const QRgb pixel = color.rgb();
    for (int x = 0; x < clip.width(); x += kStrip)
        fillStrip(*pixels, columns.data() + x, clip.left() + x, std::min(kStrip, clip.width() - x), pixel);
    for (int x = 0; x < clip.width(); ++x)
        smoothEnds(*pixels, columns[static_cast<std::size_t>(x)], clip.left() + x, pixel);
    return true;
}

} // namespace h5scout::ui
