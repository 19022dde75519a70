// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageGraph.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QThreadPool>

#include "h5scout/client/InBackground.h"
#include "ui/plot/ImageAxes.h"
#include "ui/plot/PaintRecord.h"

namespace h5scout::ui
{

namespace
{

constexpr double kPrintResolution = 3.0; // picture cells a point, where the painter has no pixels

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

void ImageGraph::setOverview(std::shared_ptr<const Image> image, Stage stage, ColoredImage colored)
{
    setLayer(0, std::move(image), stage, std::move(colored));
}

void ImageGraph::setDetail(std::shared_ptr<const Image> image, Stage stage, ColoredImage colored)
{
    setLayer(1, std::move(image), stage, std::move(colored));
}

void ImageGraph::setLayer(std::size_t number, std::shared_ptr<const Image> image, Stage stage, ColoredImage colored)
{
    putAside(m_layers[number]);
    if (!colored.rule)
        colored.picture = takeSpare(); // and none is kept for large pictures
    m_layers[number] = ImageLayer{std::move(image), stage, std::move(colored)};
}

/// Getting and giving back the memory of a large picture takes longer than painting it.
void ImageGraph::putAside(std::optional<ImageLayer>& layer)
{
    if (!layer)
        return;
    m_spare = std::move(layer->colored.picture);
    if (isLarge(*layer->image))
        QThreadPool::globalInstance()->start([image = std::move(layer->image)]() mutable { image.reset(); });
    layer.reset();
}

void ImageGraph::clear()
{
    for (auto& layer : m_layers)
        putAside(layer);
}

void ImageGraph::setNorm(const ColorNorm& norm)
{
    m_rule.norm = norm;
}

void ImageGraph::setColorTable(const ColorTable& colors)
{
    m_rule.table = colors;
}

bool ImageGraph::hasColors()
{
    const auto layers = visibleLayers();
    const auto waiting = std::find_if(layers.begin(), layers.end(), [this](const ImageLayer* layer) {
        return layer->colored.rule != m_rule && canWait(*layer);
    });
    if (waiting == layers.end())
        return true;
    colorizeInBackground((*waiting)->image);
    return false;
}

bool ImageGraph::canWait(const ImageLayer& layer) const
{
    return layer.colored.rule && isLarge(*layer.image);
}

void ImageGraph::colorizeNow(ImageLayer& layer) const
{
    layer.colored.hasNan = colorize(*layer.image, m_rule.norm, m_rule.table, layer.colored.picture);
    layer.colored.rule = m_rule;
}

void ImageGraph::colorizeInBackground(const std::shared_ptr<const Image>& image)
{
    if (std::exchange(m_isColoring, true))
        return;
    inBackground<ColoredImage>(
        this,
        [image, rule = m_rule, memory = std::make_shared<QImage>(takeSpare())] {
            return coloredImage(*image, rule, std::move(*memory)); // moved: a shared picture would be copied
        },
        [this, image](ColoredImage colored) {
            m_isColoring = false;
            for (auto& layer : m_layers)
                if (layer && layer->image == image)
                    m_spare = std::exchange(layer->colored, std::move(colored)).picture;
            emit recolored();
        });
}

void ImageGraph::setMissingColors(const QColor& background, const QColor& hatching)
{
    m_background = background;
    m_hatching = hatching;
}

std::optional<ImageSample> ImageGraph::sampleAt(quint64 row, quint64 column) const
{
    for (const auto& image : {detail(), overview()})
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

PixelGrid ImageGraph::pixelGrid(QCPPainter* painter) const
{
    const bool isPrinted = painter->modes().testFlag(QCPPainter::pmVectorized);
    const double resolution = isPrinted ? kPrintResolution : painter->deviceTransform().m11();
    const QRect rect = mKeyAxis->axisRect()->rect();
    const auto pixels = [resolution](int length) { return static_cast<int>(std::ceil(length * resolution)); };
    return {rect, resolution, QSize(pixels(rect.width()), pixels(rect.height()))};
}

void ImageGraph::lookUp(ImageLayer& layer, const PixelGrid& grid) const
{
    const auto pixelRow = [&grid](const QCPAxis* axis, int length, int count, bool isRising) {
        const double step = axis->range().size() / (length * grid.resolution);
        if (isRising != axis->rangeReversed())
            return PixelRow{axis->range().lower + step / 2, step, count};
        return PixelRow{axis->range().upper - step / 2, -step, count};
    };
    layer.columns =
        cellsAt(m_columns, layer.image->columns, pixelRow(mKeyAxis, grid.rect.width(), grid.size.width(), true));
    layer.rows =
        cellsAt(m_rows, layer.image->rows, pixelRow(mValueAxis, grid.rect.height(), grid.size.height(), false));
}

std::vector<ImageLayer*> ImageGraph::visibleLayers()
{
    std::vector<ImageLayer*> layers;
    for (auto& layer : m_layers) {
        if (!layer || !layer->isSeen())
            continue;
        if (layer->coversAll())
            layers.clear(); // nothing of the others will be seen
        layers.push_back(&*layer);
    }
    return layers;
}

void ImageGraph::hatch(QCPPainter* painter, const ImageLayer& layer, const PixelGrid& grid) const
{
    const QRectF area = layer.area(grid);
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
    const bool isForScreen = !painter->modes().testFlag(QCPPainter::pmNoCaching);
    painter->save();
    painter->setRenderHint(QPainter::LosslessImageRendering);
    for (ImageLayer* layer : visibleLayers()) {
        if (layer->colored.rule != m_rule) {
            if (isForScreen && canWait(*layer))
                colorizeInBackground(layer->image);
            else
                colorizeNow(*layer);
        }
        if (layer->colored.picture.isNull())
            continue;
        if (layer->colored.hasNan && layer->stage == Stage::Complete)
            hatch(painter, *layer, grid);
        paintOrRecord(painter, [layer = *layer, grid](QPainter& now) { layer.paint(now, grid); });
    }
    painter->restore();
}

void ImageGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(rect, QColor::fromRgb(m_rule.table[m_rule.table.size() / 2]));
}

} // namespace h5scout::ui
