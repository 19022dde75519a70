// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageGraph.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

#include "ui/plot/ImageAxes.h"
#include "ui/plot/PaintedPixels.h"

namespace h5scout::ui
{

namespace
{

constexpr double kPrintResolution = 3.0; // picture cells a point, where the painter has no pixels

bool isShown(int cell)
{
    return cell >= 0;
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

bool isWholeCovered(const std::vector<int>& cells)
{
    return std::all_of(cells.begin(), cells.end(), isShown);
}

} // namespace

ImageGraph::ImageGraph(QCPAxis* columnAxis, QCPAxis* rowAxis)
    : QCPAbstractPlottable(columnAxis, rowAxis)
{
    setSelectable(QCP::stNone);
    setAntialiased(false);
}

void ImageGraph::setScales(const AxisScale& rows, const AxisScale& columns)
{
    m_rows = rows;
    m_columns = columns;
}

void ImageGraph::setOverview(Image image, Stage stage)
{
    setLayer(0, std::move(image), stage);
}

void ImageGraph::setDetail(Image image, Stage stage)
{
    setLayer(1, std::move(image), stage);
}

void ImageGraph::setLayer(std::size_t number, Image image, Stage stage)
{
    QImage memory = m_layers[number] ? std::move(m_layers[number]->picture) : QImage();
    m_layers[number] = Layer{std::move(image), stage, false, false, std::move(memory)};
}

void ImageGraph::clearDetail()
{
    m_layers[1].reset();
}

void ImageGraph::clear()
{
    m_layers = {};
}

void ImageGraph::setNorm(const ColorNorm& norm)
{
    if (norm == m_norm)
        return;
    m_norm = norm;
    forgetColors();
}

void ImageGraph::setColorTable(const ColorTable& colors)
{
    if (colors == m_colors)
        return;
    m_colors = colors;
    forgetColors();
}

void ImageGraph::forgetColors()
{
    for (auto& layer : m_layers)
        if (layer)
            layer->isColored = false;
}

void ImageGraph::setMissingColors(const QColor& background, const QColor& hatching)
{
    m_background = background;
    m_hatching = hatching;
}

std::optional<ImageSample> ImageGraph::sampleAt(quint64 row, quint64 column) const
{
    for (const Image* image : {detail(), overview()})
        if (image)
            if (const auto sample = ui::sampleAt(*image, row, column))
                return sample;
    return {};
}

double ImageGraph::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // not selectable
}

QCPRange ImageGraph::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    foundRange = true;
    const Span edges = m_columns.edges();
    return {edges.lower, edges.upper};
}

QCPRange ImageGraph::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const
{
    foundRange = true;
    const Span edges = m_rows.edges();
    return {edges.lower, edges.upper};
}

ImageGraph::PixelGrid ImageGraph::pixelGrid(QCPPainter* painter) const
{
    const bool isPrinted = painter->modes().testFlag(QCPPainter::pmVectorized);
    const double resolution = isPrinted ? kPrintResolution : painter->deviceTransform().m11();
    const QRect rect = mKeyAxis->axisRect()->rect();
    const auto pixels = [resolution](int length) { return static_cast<int>(std::ceil(length * resolution)); };
    return {rect, resolution, QSize(pixels(rect.width()), pixels(rect.height()))};
}

void ImageGraph::lookUp(Layer& layer, const PixelGrid& grid) const
{
    const auto pixelRow = [&grid](const QCPAxis* axis, int length, int count, bool isRising) {
        const double step = axis->range().size() / (length * grid.resolution);
        if (isRising != axis->rangeReversed())
            return PixelRow{axis->range().lower + step / 2, step, count};
        return PixelRow{axis->range().upper - step / 2, -step, count};
    };
    layer.columns =
        cellsAt(m_columns, layer.image.columns, pixelRow(mKeyAxis, grid.rect.width(), grid.size.width(), true));
    layer.rows = cellsAt(m_rows, layer.image.rows, pixelRow(mValueAxis, grid.rect.height(), grid.size.height(), false));
}

std::vector<ImageGraph::Layer*> ImageGraph::visibleLayers()
{
    std::vector<Layer*> layers;
    for (auto& layer : m_layers) {
        if (!layer || std::none_of(layer->rows.begin(), layer->rows.end(), isShown) ||
            std::none_of(layer->columns.begin(), layer->columns.end(), isShown))
            continue;
        if (coversAll(*layer))
            layers.clear(); // nothing of the others will be seen
        layers.push_back(&*layer);
    }
    for (Layer* layer : layers)
        if (!std::exchange(layer->isColored, true))
            layer->hasNan = colorize(layer->image, m_norm, m_colors, layer->picture);
    std::erase_if(layers, [](const Layer* layer) { return layer->picture.isNull(); });
    return layers;
}

/// `lineAt` gives where line y of the grid is to be painted; `part` is what of the grid there is a place for.
template <typename LineAt>
void ImageGraph::paintLines(const Layer& layer, const QRect& part, const LineAt& lineAt)
{
    if (part.isEmpty())
        return;
    const auto first = static_cast<std::size_t>(part.left());
    const auto columns = std::span(layer.columns).subspan(first, static_cast<std::size_t>(part.width()));
    const auto run = runOf(columns);
    const bool hasHoles = layer.stage == Stage::Partial || layer.hasNan;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const int row = layer.rows[static_cast<std::size_t>(y)];
        if (!isShown(row))
            continue;
        const auto* source = reinterpret_cast<const QRgb*>(layer.picture.constScanLine(row));
        if (hasHoles)
            blendLine(source, columns, lineAt(y) + first);
        else
            copyLine(source, columns, run, lineAt(y) + first);
    }
}

bool ImageGraph::coversAll(const Layer& layer)
{
    return layer.stage == Stage::Complete && isWholeCovered(layer.rows) && isWholeCovered(layer.columns);
}

bool ImageGraph::paintStraight(const QCPPainter* painter, const Layer& layer, const PixelGrid& grid)
{
    const auto pixels = PaintedPixels::of(painter);
    if (!pixels)
        return false;
    const QPoint corner = pixels->transform().map(QPointF(grid.rect.topLeft())).toPoint();
    const QRect place = QRect(corner, grid.size) & pixels->clip();
    paintLines(layer, place.translated(-corner), [&](int y) { return pixels->line(corner.y() + y) + corner.x(); });
    return true;
}

QImage ImageGraph::composed(const Layer& layer, const PixelGrid& grid)
{
    QImage frame(grid.size, QImage::Format_ARGB32_Premultiplied);
    frame.fill(Qt::transparent);
    paintLines(layer, frame.rect(), [&](int y) { return reinterpret_cast<QRgb*>(frame.scanLine(y)); });
    return frame;
}

void ImageGraph::hatch(QCPPainter* painter, const Layer& layer, const PixelGrid& grid) const
{
    const auto span = [](const std::vector<int>& cells) {
        const auto first = std::find_if(cells.begin(), cells.end(), isShown);
        const auto end = std::find_if_not(first, cells.end(), isShown);
        return std::pair(static_cast<double>(first - cells.begin()), static_cast<double>(end - first));
    };
    const auto [left, width] = span(layer.columns);
    const auto [top, height] = span(layer.rows);
    const QRectF area(grid.rect.left() + left / grid.resolution, grid.rect.top() + top / grid.resolution,
                      width / grid.resolution, height / grid.resolution);
    painter->fillRect(area, m_background);
    painter->fillRect(area, QBrush(m_hatching, Qt::BDiagPattern));
}

void ImageGraph::draw(QCPPainter* painter)
{
    const PixelGrid grid = pixelGrid(painter);
    if (grid.size.isEmpty())
        return;
    for (auto& layer : m_layers)
        if (layer)
            lookUp(*layer, grid);
    painter->save();
    painter->setRenderHint(QPainter::LosslessImageRendering);
    for (const Layer* layer : visibleLayers()) {
        if (layer->hasNan && layer->stage == Stage::Complete)
            hatch(painter, *layer, grid);
        if (!paintStraight(painter, *layer, grid))
            painter->drawImage(QRectF(grid.rect.topLeft(), QSizeF(grid.size) / grid.resolution),
                               composed(*layer, grid));
    }
    painter->restore();
}

void ImageGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(rect, QColor::fromRgb(m_colors[m_colors.size() / 2]));
}

} // namespace h5scout::ui
