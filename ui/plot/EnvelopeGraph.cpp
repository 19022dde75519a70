// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/EnvelopeGraph.h"

#include <algorithm>
#include <utility>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

namespace
{

constexpr double kSparsePixels = 8.0;  // samples this far apart get a dot each
constexpr double kCrowdedPixels = 3.0; // lines closer than this are drawn with the fast one-pixel pen

double endOf(const Envelope& envelope)
{
    return static_cast<double>(envelope.start) + static_cast<double>(envelope.count);
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
    const PixelMap map = pixelMap(painter->device()->devicePixelRatioF());
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
    const double width = mPen.widthF();
    painter->setPen(Qt::NoPen);
    painter->setBrush(mPen.color());
    // A bar is as high as its values and the pen; whole pixels sideways, so that neighbours leave no seam.
    painter->setAntialiasing(!shape.isDense() || shape.bars.size() < 4000);
    for (const QRectF& bar : shape.bars)
        painter->fillRect(bar.adjusted(0, -width / 2, 0, width / 2), mPen.color());

    for (const QPolygonF& line : shape.lines) {
        const double spacing = line.size() > 1 ? (line.last().x() - line.first().x()) / double(line.size() - 1) : 1e9;
        painter->setAntialiasing(true);
        if (line.size() > 1) {
            painter->setPen(spacing < kCrowdedPixels ? QPen(mPen.color(), 0) : mPen);
            painter->setBrush(Qt::NoBrush);
            painter->drawPolyline(line);
        }
        if (spacing < kSparsePixels)
            continue;
        painter->setPen(Qt::NoPen);
        painter->setBrush(mPen.color());
        const double radius = line.size() > 1 ? width * 1.4 : width * 1.8;
        for (const QPointF& point : line)
            painter->drawEllipse(point, radius, radius);
    }
}

void EnvelopeGraph::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->setPen(mPen);
    painter->drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
}

} // namespace h5scout::ui
