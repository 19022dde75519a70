// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ScatterGraph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/plot/PaintRecord.h"

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kFewPoints = 2000;
constexpr double kSmallestRadius = 1.5; // pixels
constexpr double kLargestRadius = 8.0;
constexpr double kCoverage = 0.22; // of the axes by all points, about
constexpr double kRingGap = 3.0;

QCPRange rangeOf(const std::vector<double>& positions, bool& isFound)
{
    const auto span = finiteSpan(positions, positions);
    isFound = span.has_value();
    return span ? QCPRange(span->lower, span->upper) : QCPRange();
}

/// Unlike QRectF::contains() not of a NaN.
bool isWithin(const QRectF& area, const QPointF& place)
{
    return place.x() >= area.left() && place.x() <= area.right() && place.y() >= area.top() &&
           place.y() <= area.bottom();
}

} // namespace

ScatterGraph::ScatterGraph(QCPAxis* xAxis, QCPAxis* yAxis)
    : QCPAbstractPlottable(xAxis, yAxis)
{
    setSelectable(QCP::stNone);
    setAntialiased(true);
}

void ScatterGraph::setPlaces(std::vector<double> x, std::vector<double> y)
{
    m_x = std::move(x);
    m_y = std::move(y);
}

void ScatterGraph::setInk(const QColor& background, const QColor& outline, const QColor& ring)
{
    m_background = background;
    m_outline = outline;
    m_ring = ring;
}

double ScatterGraph::valueOf(std::size_t point) const
{
    return point < m_values.size() ? m_values[point] : std::numeric_limits<double>::quiet_NaN();
}

std::optional<std::size_t> ScatterGraph::nearest(const QPointF& pixel, double reach) const
{
    std::optional<std::size_t> best;
    double bestSquare = reach * reach;
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        const double dx = mKeyAxis->coordToPixel(m_x[i]) - pixel.x();
        const double dy = mValueAxis->coordToPixel(m_y[i]) - pixel.y();
        const double square = dx * dx + dy * dy;
        if (square < bestSquare) { // never of a NaN
            bestSquare = square;
            best = i;
        }
    }
    return best;
}

double ScatterGraph::radius() const
{
    const QSize size = mKeyAxis->axisRect()->size();
    // Negative before the first layout.
    const double area = static_cast<double>(std::max(size.width(), 0)) * std::max(size.height(), 0);
    const double share = area * kCoverage / static_cast<double>(std::max<std::size_t>(m_x.size(), 1));
    return std::clamp(std::sqrt(share / 3.14159), kSmallestRadius, kLargestRadius);
}

double ScatterGraph::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // not selectable
}

QCPRange ScatterGraph::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    return rangeOf(m_x, foundRange);
}

QCPRange ScatterGraph::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const
{
    return rangeOf(m_y, foundRange);
}

template <typename Draw>
void ScatterGraph::forEachVisible(double margin, const Draw& draw) const
{
    const QRectF view = QRectF(mKeyAxis->axisRect()->rect()).adjusted(-margin, -margin, margin, margin);
    for (const bool isHollow : {true, false})
        for (std::size_t i = 0; i < m_x.size(); ++i) {
            const double value = valueOf(i);
            if (std::isnan(value) != isHollow)
                continue;
            const QPointF center(mKeyAxis->coordToPixel(m_x[i]), mValueAxis->coordToPixel(m_y[i]));
            if (isWithin(view, center))
                draw(center, isHollow ? m_colors.size() : m_norm.place(value));
        }
}

void ScatterGraph::drawDisc(QPainter* painter, const QPointF& center, double radius, const QRgb* color) const
{
    // Small discs would be all outline.
    const bool hasOutline = !color || radius >= 3;
    painter->setPen(hasOutline ? QPen(m_outline, 1) : QPen(Qt::NoPen));
    painter->setBrush(color ? QBrush(QColor::fromRgb(*color)) : QBrush(Qt::NoBrush));
    painter->drawEllipse(center, radius, radius);
}

QImage ScatterGraph::discPicture(double radius, double resolution, const QRgb* color) const
{
    const double size = 2 * std::ceil(radius + 1);
    const auto pixels = static_cast<int>(std::ceil(size * resolution));
    QImage picture(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(resolution);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawDisc(&painter, QPointF(size / 2, size / 2), radius, color);
    return picture;
}

void ScatterGraph::drawFew(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
    const double size = radius();
    forEachVisible(size, [&](const QPointF& center, std::size_t place) {
        drawDisc(painter, center, size, place < m_colors.size() ? &m_colors[place] : nullptr);
    });
}

void ScatterGraph::drawMany(QCPPainter* painter) const
{
    const double size = radius();
    const double resolution = painter->deviceTransform().m11();
    std::array<QImage, std::tuple_size_v<ColorTable> + 1> pictures;
    std::vector<std::pair<QPointF, std::size_t>> discs;
    forEachVisible(size, [&](const QPointF& center, std::size_t place) {
        QImage& picture = pictures[place];
        if (picture.isNull())
            picture = discPicture(size, resolution, place < m_colors.size() ? &m_colors[place] : nullptr);
        const double half = std::ceil(size + 1);
        // On whole device pixels: anything else is a transformed picture, ten times slower.
        const auto snapped = [resolution](double pixel) { return std::round(pixel * resolution) / resolution; };
        discs.emplace_back(QPointF(snapped(center.x() - half), snapped(center.y() - half)), place);
    });
    painter->setAntialiasing(false);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    paintOrRecord(painter, [pictures, discs = std::move(discs)](QPainter& now) {
        for (const auto& [corner, place] : discs)
            now.drawImage(corner, pictures[place]);
    });
}

void ScatterGraph::drawCursor(QCPPainter* painter) const
{
    if (!m_cursor || *m_cursor >= m_x.size())
        return;
    const QPointF center(mKeyAxis->coordToPixel(m_x[*m_cursor]), mValueAxis->coordToPixel(m_y[*m_cursor]));
    if (!isWithin(QRectF(mKeyAxis->axisRect()->rect()).adjusted(-20, -20, 20, 20), center))
        return;
    painter->setAntialiasing(true);
    const double value = valueOf(*m_cursor);
    drawDisc(painter, center, radius(), std::isnan(value) ? nullptr : &m_colors[m_norm.place(value)]);
    painter->setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(m_background, 6), QPen(m_ring, 2)}) { // a halo keeps it apart from other points
        painter->setPen(pen);
        painter->drawEllipse(center, radius() + kRingGap, radius() + kRingGap);
    }
}

void ScatterGraph::draw(QCPPainter* painter)
{
    if (m_x.size() <= kFewPoints || painter->modes().testFlag(QCPPainter::pmVectorized))
        drawFew(painter);
    else
        drawMany(painter);
    drawCursor(painter);
}

void ScatterGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    drawDisc(painter, rect.center(), 3, &m_colors[m_colors.size() / 2]);
}

} // namespace h5scout::ui
