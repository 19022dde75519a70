// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/EnvelopeGraph.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plot/BarFill.h"
#include "ui/plot/CurveLine.h"
#include "ui/plot/PaintRecord.h"
#include "ui/plot/PaintedPixels.h"
#include "ui/plot/PointSize.h"
#include "ui/plot/VectorBars.h"

namespace h5scout::ui
{

namespace
{

constexpr double kSparsePixels = 8.0;   // samples this far apart get a dot each
constexpr double kMarkerPixels = 3.0;   // markers are not drawn closer
constexpr double kErrorBarPixels = 5.0; // nor bars of errors
constexpr double kOutside = 10.0;       // lines are cut this far outside
constexpr int kBandAlpha = 56;
constexpr qsizetype kMostRoundMarkers = 600;

AxisMap mapOf(const QCPAxis* axis, double pixelOfLower, double pixelOfUpper)
{
    const bool isLogarithmic = axis->scaleType() == QCPAxis::stLogarithmic;
    return {{axis->range().lower, axis->range().upper},
            pixelOfLower,
            pixelOfUpper,
            isLogarithmic ? AxisMap::Kind::Logarithmic : AxisMap::Kind::Linear};
}

} // namespace

EnvelopeGraph::EnvelopeGraph(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
{
    setSelectable(QCP::stNone);
    setAntialiased(true);
}

void EnvelopeGraph::setScale(const AxisScale& scale)
{
    m_scale = scale;
    m_order = std::make_shared<const PointOrder>(pointOrder(scale));
}

double EnvelopeGraph::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // not selectable
}

QCPRange EnvelopeGraph::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    foundRange = m_scale.count() > 0;
    const Span span = m_scale.positions();
    return {span.lower, span.upper};
}

QCPRange EnvelopeGraph::getValueRange(bool& foundRange, QCP::SignDomain inSignDomain, const QCPRange& inKeyRange) const
{
    const QCPRange keys = inKeyRange == QCPRange() ? getKeyRange(foundRange) : inKeyRange;
    const auto span = valuesWithin(
        m_data, m_scale, {keys.lower, keys.upper},
        {.hasErrors = m_style.errors != LineStyle::Errors::None, .isPositive = inSignDomain == QCP::sdPositive});
    foundRange = span.has_value();
    return span ? QCPRange(span->lower, span->upper) : QCPRange();
}

PixelMap EnvelopeGraph::pixelMap(double resolution) const
{
    const QRectF area(mKeyAxis->axisRect()->rect());
    return {.scale = m_scale,
            .x = mapOf(mKeyAxis.data(), area.left(), area.right()),
            .y = mapOf(mValueAxis.data(), area.bottom(), area.top()),
            .area = area,
            .resolution = resolution,
            .order = m_order};
}

SampleWindow EnvelopeGraph::windowInView() const
{
    const double count = static_cast<double>(m_scale.count());
    if (!m_scale.isMonotonic() || m_scale.count() == 0)
        return {0, count};
    const QCPRange view = mKeyAxis->range();
    const auto [first, end] = std::minmax({m_scale.indexAt(view.lower), m_scale.indexAt(view.upper)});
    return {std::isnan(first) ? 0 : first, std::isnan(end) ? count : end};
}

std::vector<CurveData::Piece> EnvelopeGraph::visiblePieces() const
{
    std::vector<CurveData::Piece> pieces = m_data.pieces();
    if (const auto arriving = m_data.arriving())
        pieces.push_back(*arriving);
    const SampleWindow view = windowInView();
    std::erase_if(pieces, [&view](const CurveData::Piece& piece) {
        return static_cast<double>(piece.first) > view.end + 1 || static_cast<double>(piece.end) < view.first - 1;
    });
    return pieces;
}

namespace
{

/// The samples of a piece to draw: one more than in view on both sides, so that lines run on to the edge, and one
/// before the piece, so that they join the piece before.
SampleWindow windowOf(const CurveData::Piece& piece, const SampleWindow& view)
{
    const double overlap = isExact(*piece.envelope) ? 1 : 0;
    return {std::max(static_cast<double>(piece.first) - overlap, std::floor(view.first) - 1),
            std::min(static_cast<double>(piece.end) + overlap, std::ceil(view.end) + 2)};
}

} // namespace

void EnvelopeGraph::draw(QCPPainter* painter)
{
    const PixelMap map = pixelMap(resolutionOf(painter));
    const SampleWindow view = windowInView();
    if (!m_frame)
        prepareFrames(painter);
    const Frame frame = *std::exchange(m_frame, {});
    const double inView = std::min(view.end, static_cast<double>(m_scale.count()) - 1) - std::max(view.first, 0.0);
    const double spacing = map.area.width() / std::max(inView, 1e-9);
    if (m_style.errors != LineStyle::Errors::None)
        for (const Part& part : frame.parts)
            drawErrors(painter, map, part.piece, spacing);
    for (const Part& part : frame.parts) {
        drawBars(painter, part, frame.hidden);
        drawShape(painter, map, part.shape, spacing);
    }
}

void EnvelopeGraph::prepareFrames(QCPPainter* painter)
{
    painter->setAntialiasing(false); // as when bars are painted: QCPPainter moves by half a pixel when it smooths
    BarCover cover;
    const QList<QCPLayerable*> layerables = layer()->children();
    for (auto it = layerables.rbegin(); it != layerables.rend(); ++it) { // the last one lies above all
        auto* graph = qobject_cast<EnvelopeGraph*>(*it);
        if (graph && graph->realVisibility() && graph->keyAxis() == keyAxis() && graph->valueAxis() == valueAxis())
            graph->m_frame = graph->frameFor(painter, cover);
        if (graph == this)
            break;
    }
}

EnvelopeGraph::Frame EnvelopeGraph::frameFor(const QCPPainter* painter, BarCover& cover) const
{
    const PixelMap map = pixelMap(resolutionOf(painter));
    const SampleWindow view = windowInView();
    const auto pixels = isVector(painter) ? std::nullopt : PixelFrame::of(painter);
    Frame frame{{}, cover};
    for (CurveData::Piece& piece : visiblePieces()) {
        EnvelopeShape shape = envelopeShape(*piece.envelope, map, windowOf(piece, view), m_lineShape);
        BarColumns columns;
        if (pixels && mPen.color().alpha() == 255 && shape.isDense())
            columns = BarColumns(penBars(shape), pixels->transform, pixels->clip);
        frame.parts.push_back({std::move(piece), std::move(shape), std::move(columns)});
    }
    for (const Part& part : frame.parts)
        if (!part.columns.columns.empty())
            cover.add(part.columns);
    return frame;
}

double EnvelopeGraph::inkWithin(const QRectF& area) const
{
    const PixelMap map = pixelMap();
    const SampleWindow view = windowInView();
    double ink = 0;
    for (const CurveData::Piece& piece : visiblePieces())
        ink += ui::inkWithin(envelopeShape(*piece.envelope, map, windowOf(piece, view), m_lineShape), area);
    return ink;
}

void EnvelopeGraph::drawErrors(QCPPainter* painter, const PixelMap& map, const CurveData::Piece& piece,
                               double spacing) const
{
    SampleWindow window = windowOf(piece, windowInView());
    painter->setAntialiasing(false);
    const bool areApart = joining() == Joining::None; // a band would join them
    const bool haveRoom = m_style.errors == LineStyle::Errors::Bars && spacing >= kErrorBarPixels;
    if (isExact(*piece.envelope) && (areApart || haveRoom)) {
        window.end = std::min(window.end, static_cast<double>(piece.end));
        painter->setPen(QPen(mPen.color(), 1));
        painter->drawLines(errorBars(*piece.envelope, map, std::min(spacing * 0.6, 7.0), window));
        return;
    }
    // Pieces overlap by one sample at one end only: twice the pale colour would be darker.
    window.end = std::min(window.end, static_cast<double>(piece.end));
    QColor color = mPen.color();
    color.setAlpha(kBandAlpha);
    const BandShape band = errorBand(*piece.envelope, map, window, m_lineShape);
    if (isVector(painter))
        fillAsArea(painter, band.bars, 0, color);
    else
        for (const QRectF& bar : band.bars)
            painter->fillRect(bar, color);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    for (const QPolygonF& area : band.areas)
        painter->drawPolygon(area);
}

void EnvelopeGraph::drawShape(QCPPainter* painter, const PixelMap& map, const EnvelopeShape& shape,
                              double spacing) const
{
    painter->setAntialiasing(true);
    const bool areApart = joining() == Joining::None;
    const bool hasMarkers = m_style.hasMarkers && (!m_scale.isMonotonic() || spacing >= kMarkerPixels);
    const QRectF area = map.area.adjusted(-kOutside, -kOutside, kOutside, kOutside);
    if (m_style.hasLines || !hasMarkers)
        for (const QPolygonF& line : shape.lines)
            drawCurveLine(painter, clippedPieces(line, area), mPen);
    const double radius = markerRadius(map.area, shape, spacing);
    const bool isSparse = spacing >= kSparsePixels && !isSwept();
    for (const QPolygonF& points : shape.samples())
        if (hasMarkers || areApart || isSparse || points.size() == 1)
            drawMarkers(painter, area, points, radius);
}

double EnvelopeGraph::markerRadius(const QRectF& area, const EnvelopeShape& shape, double spacing) const
{
    const double pen = mPen.widthF();
    if (joining() != Joining::None)
        return m_style.hasMarkers ? std::clamp(spacing * 0.4, pen, pen * 2) : pen * 1.5;
    double count = 0; // in view
    for (const QPolygonF& points : shape.samples())
        count += static_cast<double>(
            std::count_if(points.begin(), points.end(), [&](const QPointF& point) { return area.contains(point); }));
    return apartRadius(count, area.width() * area.height()) * pointScale(*mParentPlot);
}

/// As wide as the pen at their ends.
std::vector<QRectF> EnvelopeGraph::penBars(const EnvelopeShape& shape) const
{
    const double halfPen = mPen.widthF() / 2;
    std::vector<QRectF> bars = shape.bars;
    for (QRectF& bar : bars)
        bar.adjust(0, 0.5 - halfPen, 0, 0.5 + halfPen);
    return bars;
}

void EnvelopeGraph::drawBars(QCPPainter* painter, const Part& part, const BarCover& hidden) const
{
    if (isVector(painter))
        return fillAsArea(painter, part.shape.bars, mPen.widthF(), mPen.color());
    // QCPPainter moves by half a pixel when it smooths. Bars are to fill whole pixels sideways, so that neighbours
    // leave no seam, and to be smooth at their ends only.
    painter->setAntialiasing(false);
    const QRgb color = mPen.color().rgb();
    if (!part.columns.columns.empty()) {
        if (const auto pixels = PaintedPixels::of(painter))
            return fillBars(*pixels, part.columns, hidden, color);
        if (PaintRecord* record = PaintRecord::of(painter))
            return record->add([columns = part.columns, hidden, color](QPainter& later) {
                if (const auto pixels = PaintedPixels::of(&later))
                    fillBars(*pixels, columns, hidden, color);
            });
    }
    painter->setRenderHint(QPainter::Antialiasing, true);
    for (const QRectF& bar : penBars(part.shape))
        painter->fillRect(bar, mPen.color());
    painter->setRenderHint(QPainter::Antialiasing, false);
}

void EnvelopeGraph::drawMarkers(QCPPainter* painter, const QRectF& area, const QPolygonF& points, double radius) const
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(mPen.color());
    const bool isRound = points.size() <= kMostRoundMarkers;
    for (const QPointF& point : points) {
        if (!area.contains(point))
            continue;
        if (isRound)
            painter->drawEllipse(point, radius, radius);
        else
            painter->fillRect(QRectF(point.x() - radius, point.y() - radius, radius * 2, radius * 2), mPen.color());
    }
}

void EnvelopeGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->setPen(mPen);
    painter->setAntialiasing(true);
    const bool areApart = joining() == Joining::None;
    if (!areApart && (m_style.hasLines || !m_style.hasMarkers))
        painter->drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
    if (m_style.hasMarkers || areApart)
        drawMarkers(painter, rect, {{rect.center()}}, areApart ? kApartRadius : mPen.widthF() * 2);
}

} // namespace h5scout::ui
