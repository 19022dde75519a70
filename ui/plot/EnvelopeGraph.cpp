// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/EnvelopeGraph.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plot/PlotNumbers.h"
#include "ui/plot/VectorBars.h"

namespace h5scout::ui
{

namespace
{

constexpr double kSparsePixels = 8.0;        // samples this far apart get a dot each
constexpr double kLongestWideLine = 20000.0; // pixels

double endOf(const Envelope& envelope)
{
    return static_cast<double>(envelope.start) + static_cast<double>(envelope.count);
}

double lengthOf(const QPolygonF& line)
{
    double length = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        length += std::abs(line[i].x() - line[i - 1].x()) + std::abs(line[i].y() - line[i - 1].y());
    return length;
}

/// Columns of `envelope` from the one that holds `first` to the one that holds `last`, as begin and end.
std::pair<std::size_t, std::size_t> columnsWithin(const Envelope& envelope, const QCPRange& keys)
{
    if (envelope.count == 0 || envelope.columns() == 0)
        return {0, 0};
    const double start = static_cast<double>(envelope.start);
    const double end = endOf(envelope);
    if (keys.upper < start || keys.lower > end)
        return {0, 0};
    const quint64 last = envelope.start + (envelope.count - 1);
    const quint64 lower = keys.lower <= start ? envelope.start : std::min(static_cast<quint64>(keys.lower), last);
    const quint64 upper = keys.upper >= end - 1 ? last : std::clamp(static_cast<quint64>(keys.upper), lower, last);
    return {columnOf(envelope, lower), columnOf(envelope, upper) + 1};
}

std::optional<Span> valuesWithin(const Envelope* envelope, const QCPRange& keys)
{
    if (!envelope)
        return {};
    const auto [begin, end] = columnsWithin(*envelope, keys);
    return finiteSpan(std::span(envelope->minimum).subspan(begin, end - begin),
                      std::span(envelope->maximum).subspan(begin, end - begin));
}

} // namespace

EnvelopeGraph::EnvelopeGraph(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis)
{
    setSelectable(QCP::stNone);
    setAntialiased(true);
}

void EnvelopeGraph::setOverview(Envelope envelope)
{
    m_overview = std::move(envelope);
}

void EnvelopeGraph::setDetail(Envelope envelope, Stage stage)
{
    m_detail = std::move(envelope);
    m_detailStage = stage;
}

void EnvelopeGraph::clear()
{
    m_overview.reset();
    m_detail.reset();
}

const Envelope* EnvelopeGraph::finestAt(quint64 sample) const
{
    const auto holds = [sample](const std::optional<Envelope>& envelope) {
        return envelope && envelope->columns() > 0 && sample >= envelope->start &&
               sample - envelope->start < envelope->count;
    };
    if (m_detailStage == Stage::Complete && holds(m_detail))
        return &*m_detail;
    return holds(m_overview) ? &*m_overview : nullptr;
}

double EnvelopeGraph::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1; // not selectable
}

QCPRange EnvelopeGraph::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    foundRange = m_overview && m_overview->count > 0;
    return foundRange ? QCPRange(static_cast<double>(m_overview->start), endOf(*m_overview) - 1) : QCPRange();
}

QCPRange EnvelopeGraph::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange& inKeyRange) const
{
    QCPRange keys = inKeyRange;
    if (keys == QCPRange())
        keys = getKeyRange(foundRange);
    // The detail alone where it covers all that is asked for: a coarse column reaches beyond the edge of the view.
    const bool isCovered = m_detail && m_detailStage == Stage::Complete &&
                           static_cast<double>(m_detail->start) <= std::max(keys.lower, 0.0) &&
                           (endOf(*m_detail) >= keys.upper || !m_overview || endOf(*m_detail) >= endOf(*m_overview));
    std::optional<Span> span = valuesWithin(detail(), keys);
    if (!isCovered)
        span = united(span, valuesWithin(overview(), keys));
    foundRange = span.has_value();
    return span ? QCPRange(span->lower, span->upper) : QCPRange();
}

PixelMap EnvelopeGraph::pixelMap(double resolution) const
{
    const QCPAxis* keys = mKeyAxis.data();
    const QCPAxis* values = mValueAxis.data();
    const QRect rect = keys->axisRect()->rect();
    // Slopes from the edges of the range, not from coordToPixel(1) - coordToPixel(0), which loses all digits far from
    // 0.
    PixelMap map;
    map.xScale = rect.width() / keys->range().size();
    map.xOrigin = rect.left() - keys->range().lower * map.xScale;
    map.yScale = -rect.height() / values->range().size();
    map.yOrigin = rect.bottom() + 1 - values->range().lower * map.yScale;
    map.top = rect.top();
    map.bottom = rect.bottom();
    map.resolution = resolution;
    return map;
}

void EnvelopeGraph::draw(QCPPainter* painter)
{
    const PixelMap map = pixelMap(resolutionOf(painter));
    // One sample beyond each edge, so that lines run on to the edge.
    const SampleWindow view{mKeyAxis->range().lower - 1, mKeyAxis->range().upper + 1};
    const auto drawWithin = [&](const std::optional<Envelope>& envelope, double first, double end) {
        if (envelope && first < end)
            drawShape(painter, envelopeShape(*envelope, map, {std::max(first, view.first), std::min(end, view.end)}));
    };
    if (m_detail && m_detailStage == Stage::Complete && m_overview) {
        // One sample of overlap joins exact curves; bars touch anyway.
        const double overlap = isExact(*m_overview) ? 1.0 : 0.0;
        drawWithin(m_overview, view.first, static_cast<double>(m_detail->start) + overlap);
        drawWithin(m_overview, endOf(*m_detail) - overlap, view.end);
    } else {
        drawWithin(m_overview, view.first, view.end);
    }
    drawWithin(m_detail, view.first, view.end);
}

void EnvelopeGraph::drawShape(QCPPainter* painter, const EnvelopeShape& shape) const
{
    drawBars(painter, shape.bars);
    painter->setAntialiasing(true);
    for (const QPolygonF& line : shape.lines)
        drawLine(painter, line);
}

void EnvelopeGraph::drawBars(QCPPainter* painter, const std::vector<QRectF>& bars) const
{
    if (isVector(painter))
        return fillAsArea(painter, bars, mPen.widthF(), mPen.color());
    // QCPPainter moves by half a pixel when it smooths. Bars are to fill whole pixels sideways, so that neighbours
    // leave no seam, and to be smooth at their ends only.
    painter->setAntialiasing(false);
    painter->setRenderHint(QPainter::Antialiasing, true);
    const double halfPen = mPen.widthF() / 2;
    for (const QRectF& bar : bars)
        painter->fillRect(bar.adjusted(0, 0.5 - halfPen, 0, 0.5 + halfPen), mPen.color());
    painter->setRenderHint(QPainter::Antialiasing, false);
}

void EnvelopeGraph::drawLine(QCPPainter* painter, const QPolygonF& line) const
{
    if (line.size() > 1) {
        // Piece by piece: the painter is several times faster with lines than with a smooth path of the same points,
        // and with a one-pixel pen than with a wider one, which is kept for curves that do not swing all the time.
        QVector<QLineF> pieces;
        pieces.reserve(line.size() - 1);
        for (qsizetype i = 1; i < line.size(); ++i)
            pieces.append({line[i - 1], line[i]});
        const bool isLong = lengthOf(line) > kLongestWideLine;
        painter->setPen(isLong ? QPen(mPen.color(), 0)
                               : QPen(mPen.color(), mPen.widthF(), Qt::SolidLine, Qt::SquareCap));
        painter->setBrush(Qt::NoBrush);
        painter->drawLines(pieces);
    }
    const double spacing = line.size() > 1 ? (line.last().x() - line.first().x()) / double(line.size() - 1) : 1e9;
    if (spacing < kSparsePixels)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(mPen.color());
    const double radius = mPen.widthF() * 1.5;
    for (const QPointF& point : line)
        painter->drawEllipse(point, radius, radius);
}

void EnvelopeGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->setPen(mPen);
    painter->drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
}

} // namespace h5scout::ui
