// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageGraph.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "ui/plot/ImageAxes.h"

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

std::optional<Run> runOf(const std::vector<int>& cells)
{
    const auto first = std::find_if(cells.begin(), cells.end(), isShown);
    const auto end = std::find_if_not(first, cells.end(), isShown);
    if (std::adjacent_find(first, end, [](int left, int right) { return right != left + 1; }) != end)
        return {};
    return Run{static_cast<std::size_t>(first - cells.begin()), static_cast<std::size_t>(end - first)};
}

/// Copies the colours of one layer into `line`, where it has any.
void copyLine(const QRgb* source, const std::vector<int>& columns, const std::optional<Run>& run, QRgb* line)
{
    if (run) {
        std::memcpy(line + run->first, source + columns[run->first], run->count * sizeof(QRgb));
        return;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] >= 0)
            line[i] = source[columns[i]];
}

/// The same, transparent places show what is there.
void blendLine(const QRgb* source, const std::vector<int>& columns, QRgb* line)
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
    m_isFrameValid = false;
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
    m_isFrameValid = false;
}

void ImageGraph::clearDetail()
{
    m_layers[1].reset();
    m_isFrameValid = false;
}

void ImageGraph::clear()
{
    m_layers = {};
    m_isFrameValid = false;
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
    m_isFrameValid = false;
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

bool ImageGraph::lookUp(Layer& layer, const PixelGrid& grid) const
{
    const auto pixelRow = [&grid](const QCPAxis* axis, int length, int count, bool isRising) {
        const double step = axis->range().size() / (length * grid.resolution);
        if (isRising != axis->rangeReversed())
            return PixelRow{axis->range().lower + step / 2, step, count};
        return PixelRow{axis->range().upper - step / 2, -step, count};
    };
    std::vector<int> columns =
        cellsAt(m_columns, layer.image.columns, pixelRow(mKeyAxis, grid.rect.width(), grid.size.width(), true));
    std::vector<int> rows =
        cellsAt(m_rows, layer.image.rows, pixelRow(mValueAxis, grid.rect.height(), grid.size.height(), false));
    const bool isSame = columns == layer.columns && rows == layer.rows;
    layer.columns = std::move(columns);
    layer.rows = std::move(rows);
    return isSame;
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

bool ImageGraph::coversAll(const Layer& layer)
{
    return layer.stage == Stage::Complete && isWholeCovered(layer.rows) && isWholeCovered(layer.columns);
}

void ImageGraph::compose(const PixelGrid& grid)
{
    const std::vector<Layer*> layers = visibleLayers();
    // Without transparent places it is painted without mixing colours.
    const bool isOpaque = !layers.empty() && coversAll(*layers.front()) && !layers.front()->hasNan;
    const QImage::Format format = isOpaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied;
    if (m_frame.size() != grid.size)
        m_frame = QImage(grid.size, format);
    m_frame.reinterpretAsFormat(format);
    std::vector<std::optional<Run>> runs;
    for (const Layer* layer : layers)
        runs.push_back(runOf(layer->columns));

    const auto lineBytes = static_cast<std::size_t>(m_frame.bytesPerLine());
    for (int y = 0; y < m_frame.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_frame.scanLine(y));
        const auto place = static_cast<std::size_t>(y);
        const auto isRepeated = [place](const Layer* layer) { return layer->rows[place] == layer->rows[place - 1]; };
        if (y > 0 && std::all_of(layers.begin(), layers.end(), isRepeated)) {
            std::memcpy(line, m_frame.constScanLine(y - 1), lineBytes);
            continue;
        }
        if (!isOpaque)
            std::memset(line, 0, lineBytes);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const Layer& layer = *layers[i];
            if (!isShown(layer.rows[place]))
                continue;
            const auto* source = reinterpret_cast<const QRgb*>(layer.picture.constScanLine(layer.rows[place]));
            if (layer.stage == Stage::Complete)
                copyLine(source, layer.columns, runs[i], line);
            else
                blendLine(source, layer.columns, line);
        }
    }
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
    bool isSame = m_isFrameValid && m_frame.size() == grid.size;
    for (auto& layer : m_layers)
        if (layer)
            isSame = lookUp(*layer, grid) && isSame;
    if (!isSame)
        compose(grid);
    m_isFrameValid = true;
    painter->save();
    painter->setRenderHint(QPainter::LosslessImageRendering);
    for (const auto& layer : m_layers)
        if (layer && layer->hasNan && layer->stage == Stage::Complete)
            hatch(painter, *layer, grid);
    painter->drawImage(QRectF(grid.rect.topLeft(), QSizeF(grid.size) / grid.resolution), m_frame);
    painter->restore();
}

void ImageGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(rect, QColor::fromRgb(m_colors[m_colors.size() / 2]));
}

} // namespace h5scout::ui
