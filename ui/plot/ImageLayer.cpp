// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageLayer.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include <QPainter>

#include "ui/plot/PaintedPixels.h"

namespace h5scout::ui
{

namespace
{

bool isShown(int cell)
{
    return cell >= 0;
}

bool isWholeCovered(const std::vector<int>& cells)
{
    return std::all_of(cells.begin(), cells.end(), isShown);
}

/// Where from and how long if cells follow each other pixel by pixel, as in a picture made for the view.
struct Run
{
    std::size_t first = 0;
    std::size_t count = 0;
};

std::optional<Run> runOf(std::span<const int> cells)
{
    const auto first = std::find_if(cells.begin(), cells.end(), isShown);
    const auto end = std::find_if_not(first, cells.end(), isShown);
    if (std::adjacent_find(first, end, [](int left, int right) { return right != left + 1; }) != end)
        return {};
    return Run{static_cast<std::size_t>(first - cells.begin()), static_cast<std::size_t>(end - first)};
}

/// Copies the colours of one layer into `line`, where it has any.
void copyLine(const QRgb* source, std::span<const int> columns, const std::optional<Run>& run, QRgb* line)
{
    if (run) {
        if (run->count > 0)
            std::memcpy(line + run->first, source + columns[run->first], run->count * sizeof(QRgb));
        return;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] >= 0)
            line[i] = source[columns[i]];
}

/// The same, transparent places show what is there.
void blendLine(const QRgb* source, std::span<const int> columns, QRgb* line)
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] >= 0 && source[columns[i]] != 0)
            line[i] = source[columns[i]];
}

} // namespace

bool ImageLayer::isSeen() const
{
    return std::any_of(rows.begin(), rows.end(), isShown) && std::any_of(columns.begin(), columns.end(), isShown);
}

bool ImageLayer::coversAll() const
{
    return stage == Stage::Complete && isWholeCovered(rows) && isWholeCovered(columns);
}

QRectF ImageLayer::area(const PixelGrid& grid) const
{
    const auto span = [](const std::vector<int>& cells) {
        const auto first = std::find_if(cells.begin(), cells.end(), isShown);
        const auto end = std::find_if_not(first, cells.end(), isShown);
        return std::pair(static_cast<double>(first - cells.begin()), static_cast<double>(end - first));
    };
    const auto [left, width] = span(columns);
    const auto [top, height] = span(rows);
    return {grid.rect.left() + left / grid.resolution, grid.rect.top() + top / grid.resolution, width / grid.resolution,
            height / grid.resolution};
}

void ImageLayer::paint(QPainter& painter, const PixelGrid& grid) const
{
    if (paintStraight(painter, grid))
        return;
    painter.drawImage(QRectF(grid.rect.topLeft(), QSizeF(grid.size) / grid.resolution), composed(grid));
}

/// `lineAt` gives where line y of the grid is to be painted; `part` is what of the grid there is a place for.
template <typename LineAt>
void ImageLayer::paintLines(const QRect& part, const LineAt& lineAt) const
{
    if (part.isEmpty())
        return;
    const auto first = static_cast<std::size_t>(part.left());
    const auto cells = std::span(columns).subspan(first, static_cast<std::size_t>(part.width()));
    const auto run = runOf(cells);
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const int row = rows[static_cast<std::size_t>(y)];
        if (!isShown(row))
            continue;
        const auto* source = reinterpret_cast<const QRgb*>(colored.picture.constScanLine(row));
        if (hasHoles())
            blendLine(source, cells, lineAt(y) + first);
        else
            copyLine(source, cells, run, lineAt(y) + first);
    }
}

bool ImageLayer::paintStraight(const QPainter& painter, const PixelGrid& grid) const
{
    const auto pixels = PaintedPixels::of(&painter);
    if (!pixels)
        return false;
    const QPoint corner = pixels->transform().map(QPointF(grid.rect.topLeft())).toPoint();
    const QRect place = QRect(corner, grid.size) & pixels->clip();
    paintLines(place.translated(-corner), [&](int y) { return pixels->line(corner.y() + y) + corner.x(); });
    return true;
}

QImage ImageLayer::composed(const PixelGrid& grid) const
{
    QImage frame(grid.size, QImage::Format_ARGB32_Premultiplied);
    frame.fill(Qt::transparent);
    paintLines(frame.rect(), [&](int y) { return reinterpret_cast<QRgb*>(frame.scanLine(y)); });
    return frame;
}

} // namespace h5scout::ui
