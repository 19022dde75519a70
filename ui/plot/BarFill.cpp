// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/BarFill.h"

#include <algorithm>
#include <array>

#include "ui/plot/PaintedPixels.h"

namespace h5scout::ui
{

namespace
{

constexpr int kStrip = 32; // columns filled at once
constexpr int kSparse = 2; // covered of them in a row, on average: below it is faster one by one

/// Of a column of pixels.
struct Run
{
    int top = 0;
    int bottom = 0; ///< one beyond the last
};

QRgb mixed(QRgb below, QRgb color, int share)
{
    const auto mix = [share](int under, int over) { return (over * share + under * (255 - share) + 127) / 255; };
    return qRgba(mix(qRed(below), qRed(color)), mix(qGreen(below), qGreen(color)), mix(qBlue(below), qBlue(color)),
                 mix(qAlpha(below), qAlpha(color)));
}

void fillStrip(const PaintedPixels& pixels, const Run* runs, int left, int count, QRgb color)
{
    std::array<int, kStrip> top{};
    std::array<int, kStrip> bottom{};
    int first = pixels.clip().bottom() + 1;
    int last = pixels.clip().top();
    int area = 0;
    for (int i = 0; i < count; ++i) {
        const auto place = static_cast<std::size_t>(i);
        top[place] = runs[i].top;
        bottom[place] = runs[i].bottom;
        if (runs[i].top >= runs[i].bottom)
            continue;
        first = std::min(first, runs[i].top);
        last = std::max(last, runs[i].bottom);
        area += runs[i].bottom - runs[i].top;
    }
    const bool isMostlyEmpty = area < (last - first) * kSparse; // of a steep curve
    if (isMostlyEmpty || count < kStrip) {
        for (int i = 0; i < count; ++i)
            for (int y = runs[i].top; y < runs[i].bottom; ++y)
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

void fillRuns(const PaintedPixels& pixels, const std::vector<Run>& runs, int left, QRgb color)
{
    const auto count = static_cast<int>(runs.size());
    for (int x = 0; x < count; x += kStrip)
        fillStrip(pixels, runs.data() + x, left + x, std::min(kStrip, count - x), color);
}

void smoothEnds(const PaintedPixels& pixels, const BarColumn& column, const BarCover::Piece& hidden, int x, QRgb color)
{
    const auto blend = [&](int y, int share) {
        if (share == 0 || (y >= hidden.top && y < hidden.bottom))
            return;
        QRgb& pixel = pixels.line(y)[x];
        pixel = mixed(pixel, color, share);
    };
    blend(column.top - 1, column.above);
    blend(column.bottom, column.below);
}

} // namespace

void fillBars(const PaintedPixels& pixels, const BarColumns& bars, const BarCover& hidden, QRgb color)
{
    const std::size_t count = bars.columns.size();
    const auto hiddenAt = [&pieces = hidden.pieces()](std::size_t i) {
        return i < pieces.size() ? pieces[i] : BarCover::Piece();
    };
    std::vector<Run> upper(count);
    std::vector<Run> lower(count); // below what is hidden
    bool isCut = false;
    for (std::size_t i = 0; i < count; ++i) {
        const BarColumn& column = bars.columns[i];
        const BarCover::Piece piece = hiddenAt(i);
        if (piece.top >= piece.bottom) {
            upper[i] = {column.top, column.bottom};
            continue;
        }
        upper[i] = {column.top, std::min(column.bottom, piece.top)};
        lower[i] = {std::max(column.top, piece.bottom), column.bottom};
        isCut = true;
    }
    fillRuns(pixels, upper, bars.left, color);
    if (isCut)
        fillRuns(pixels, lower, bars.left, color);
    for (std::size_t i = 0; i < count; ++i)
        smoothEnds(pixels, bars.columns[i], hiddenAt(i), bars.left + static_cast<int>(i), color);
}

} // namespace h5scout::ui
