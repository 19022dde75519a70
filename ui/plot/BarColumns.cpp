// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/BarColumns.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

BarColumn columnOf(double top, double bottom, const QRect& clip)
{
    const double upper = std::max<double>(top, clip.top());
    const double lower = std::min<double>(bottom, clip.bottom() + 1);
    if (!(upper < lower))
        return {};
    const auto share = [](double covered) { return static_cast<int>(std::lround(covered * 255)); };
    BarColumn column{static_cast<int>(std::ceil(upper)), static_cast<int>(std::floor(lower)), 0, 0};
    if (column.top > column.bottom) // within one pixel
        return {column.top, column.top, share(lower - upper), 0};
    column.above = share(column.top - upper);
    column.below = share(lower - column.bottom);
    return column;
}

} // namespace

BarColumns::BarColumns(const std::vector<QRectF>& bars, const QTransform& transform, const QRect& clip)
    : left(clip.left())
    , columns(static_cast<std::size_t>(std::max(clip.width(), 0)))
{
    for (const QRectF& bar : bars) {
        const QRectF place = transform.mapRect(bar);
        const BarColumn column = columnOf(place.top(), place.bottom(), clip);
        const int first = std::max(static_cast<int>(std::lround(place.left())), clip.left());
        const int end = std::min(static_cast<int>(std::lround(place.right())), clip.right() + 1);
        for (int x = first; x < end; ++x)
            columns[static_cast<std::size_t>(x - left)] = column;
    }
}

void BarCover::add(const BarColumns& bars)
{
    m_pieces.resize(bars.columns.size());
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        Piece& piece = m_pieces[i];
        const BarColumn& column = bars.columns[i];
        if (column.top <= piece.bottom && piece.top <= column.bottom && piece.top < piece.bottom &&
            column.top < column.bottom)
            piece = {std::min(piece.top, column.top), std::max(piece.bottom, column.bottom)};
        else if (column.bottom - column.top > piece.bottom - piece.top)
            piece = {column.top, column.bottom};
    }
}

} // namespace h5scout::ui
