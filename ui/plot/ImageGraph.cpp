// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageGraph.h"

#include <cmath>
#include <utility>

namespace h5scout::ui
{

ImageGraph::ImageGraph(QCPAxis* columnAxis, QCPAxis* rowAxis)
    : QCPAbstractPlottable(columnAxis, rowAxis)
{
    setSelectable(QCP::stNone);
    setAntialiased(false);
}

void ImageGraph::setExtent(const ImageExtent& whole)
{
    m_whole = whole;
}

void ImageGraph::setOverview(Image image, Stage stage)
{
    m_layers[0] = Layer{std::move(image), stage};
}

void ImageGraph::setDetail(Image image, Stage stage)
{
    m_layers[1] = Layer{std::move(image), stage};
}

void ImageGraph::clear()
{
    m_layers = {};
}

void ImageGraph::setLevels(const Span& levels)
{
    if (levels == m_levels)
        return;
    m_levels = levels;
    for (auto& layer : m_layers)
        if (layer)
            layer->picture = {};
}

void ImageGraph::setColorTable(const ColorTable& colors)
{
    m_colors = colors;
    for (auto& layer : m_layers)
        if (layer)
            layer->picture = {};
}

void ImageGraph::setMissingColors(const QColor& background, const QColor& hatching)
{
    m_background = background;
    m_hatching = hatching;
}

std::optional<double> ImageGraph::valueAt(quint64 row, quint64 column) const
{
    for (const Image* image : {detail(), overview()})
        if (image)
            if (const auto value = ui::valueAt(*image, row, column))
                return value;
    return {};
}

double ImageGraph::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // not selectable
}

QCPRange ImageGraph::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    foundRange = true;
    return {m_whole.columns.lower, m_whole.columns.upper};
}

QCPRange ImageGraph::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const
{
    foundRange = true;
    return {m_whole.rows.lower, m_whole.rows.upper};
}

QRectF ImageGraph::pixels(const ImageExtent& extent) const
{
    const QPointF first(mKeyAxis->coordToPixel(extent.columns.lower), mValueAxis->coordToPixel(extent.rows.lower));
    const QPointF last(mKeyAxis->coordToPixel(extent.columns.upper), mValueAxis->coordToPixel(extent.rows.upper));
    return QRectF(first, last).normalized();
}

void ImageGraph::draw(QCPPainter* painter)
{
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    // The last element of a sampled picture may stand for fewer elements than the others.
    painter->setClipRect(pixels(m_whole), Qt::IntersectClip);
    for (auto& layer : m_layers)
        if (layer)
            drawLayer(painter, *layer);
    painter->restore();
}

void ImageGraph::drawLayer(QCPPainter* painter, Layer& layer) const
{
    if (layer.picture.isNull()) {
        layer.picture = colored(layer.image, m_levels, m_colors);
        layer.hasNan = hasNan(layer.image);
    }
    if (layer.picture.isNull())
        return;
    const QRectF target = pixels(extentOf(layer.image));
    const QRectF visible = target.intersected(QRectF(clipRect()));
    if (visible.isEmpty())
        return;
    if (layer.stage == Stage::Complete && layer.hasNan) {
        painter->fillRect(visible, m_background);
        painter->fillRect(visible, QBrush(m_hatching, Qt::BDiagPattern));
    }
    // Only the visible cells: far inside a large picture the numbers of the whole target would overflow in the painter.
    const double cellWidth = target.width() / layer.picture.width();
    const double cellHeight = target.height() / layer.picture.height();
    const QPoint first(static_cast<int>(std::floor((visible.left() - target.left()) / cellWidth)),
                       static_cast<int>(std::floor((visible.top() - target.top()) / cellHeight)));
    const QPoint end(static_cast<int>(std::ceil((visible.right() - target.left()) / cellWidth)),
                     static_cast<int>(std::ceil((visible.bottom() - target.top()) / cellHeight)));
    const QRect cells = QRect(first, end - QPoint(1, 1)).intersected(layer.picture.rect());
    painter->drawImage(QRectF(target.left() + cells.left() * cellWidth, target.top() + cells.top() * cellHeight,
                              cells.width() * cellWidth, cells.height() * cellHeight),
                       layer.picture, QRectF(cells));
}

void ImageGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(rect, QColor::fromRgb(m_colors[m_colors.size() / 2]));
}

} // namespace h5scout::ui
