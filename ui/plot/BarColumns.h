// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot. What bars cover of the pixels of a picture.
#pragma once

#include <vector>

#include <QRect>
#include <QRectF>
#include <QTransform>

namespace h5scout::ui
{

/// What of a column of pixels a bar covers: whole pixels, and shares of 255 of the one above and the one below.
struct BarColumn
{
    int top = 0;
    int bottom = 0; ///< one beyond the last
    int above = 0;
    int below = 0;
};

/// The columns of pixels from `left` on. Of bars in the same column the last one counts.
struct BarColumns
{
    BarColumns() = default;
    /// `bars` lie from left to right, whole pixels wide; `transform` takes them to pixels, of which those in `clip` are
    /// looked at.
    BarColumns(const std::vector<QRectF>& bars, const QTransform& transform, const QRect& clip);

    int left = 0;
    std::vector<BarColumn> columns;
};

/// Whole pixels that opaque bars hide, one piece a column. Of bars that do not touch the larger one counts.
class BarCover
{
public:
    struct Piece
    {
        int top = 0;
        int bottom = 0; ///< one beyond the last; nothing: like `top`
    };

    void add(const BarColumns& bars);
    /// Of each of its columns; empty: nothing.
    const std::vector<Piece>& pieces() const { return m_pieces; }

private:
    std::vector<Piece> m_pieces;
};

} // namespace h5scout::ui
