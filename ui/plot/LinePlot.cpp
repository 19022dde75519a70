// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LinePlot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plot/LinePlotPrivate.h"

namespace h5scout::ui
{

namespace
{

constexpr double kOnTheEdge = 1e-9;   // of a sample: rounding
constexpr double kBeyondTheView = 2;  // samples, for the lines that lead out of it
constexpr int kMostDetailsAView = 12; // requests for one view: a logarithmic axis needs several
constexpr Span kNoValues{0, 1};       // shown before there are any
constexpr Span kNoLogValues{0.1, 10};

/// The samples in view and those up to `more` samples beyond; one at least, if there are any.
Range samplesWithin(const EnvelopeGraph& graph, double more)
{
    const quint64 count = graph.scale().count();
    if (count == 0)
        return {};
    const SampleWindow view = graph.windowInView();
    const double last = static_cast<double>(count - 1);
    const auto first = static_cast<quint64>(std::clamp(std::ceil(view.first - more), 0.0, last));
    const auto end = static_cast<quint64>(std::clamp(std::floor(view.end + more), 0.0, last)) + 1;
    return {first, std::max(end, first + 1) - first, 1};
}

} // namespace

LinePlot::LinePlot(QWidget* parent)
    : PlotWidget(parent)
    , m_d(std::make_unique<Private>(this, canvas()))
{
    setObjectName(QStringLiteral("linePlot"));
    setAccessibleName(tr("Line plot"));
    connect(canvas(), &PlotCanvas::colorsChanged, this, [this] { m_d->applyColors(); });
    connect(canvas(), &PlotCanvas::movedByUser, this, [this](QCPAxis* axis) {
        if (axis == canvas()->yAxis)
            m_d->m_valuesFollow = false;
        else
            m_d->fitValues();
    });
    connect(canvas(), &PlotCanvas::pointedAt, this,
            [this](const QPointF& place) { emit hintChanged(m_d->hintAt(place)); });
    connect(canvas(), &PlotCanvas::pointerLeft, this, [this] { emit hintChanged({}); });
    connect(canvas(), &PlotCanvas::pointerGone, this, [this] { emit hintChanged(m_d->cursorHint()); });
    connect(m_d->m_line, &LineCursor::calledTo, this, [this](const QPointF& pixel) {
        if (!m_d->m_curves.empty())
            m_d->moveCursorTo(m_d->sampleNear(*m_d->m_curves.front().graph, pixel));
    });
    connect(m_d->m_line, &LineCursor::stepped, this, [this](int steps) { m_d->stepCursor(steps); });
}

LinePlot::~LinePlot() = default;

void LinePlot::begin(std::vector<CurveInfo> curves, ViewPolicy policy)
{
    const QCPRange view = canvas()->xAxis->range();
    const Span whole = m_d->m_x.whole;
    std::vector<Private::Curve> old = std::exchange(m_d->m_curves, {});
    const bool wasAgainstIndex = m_d->m_isAgainstIndex;
    const bool isKept = policy == ViewPolicy::Keep && !old.empty() && !curves.empty() &&
                        areSameAxis(old.front().info.x, curves.front().x);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        Private::Curve curve;
        const bool isReused = isKept && i < old.size() && isAlike(old[i].info.x, curves[i].x);
        if (isReused) {
            curve.graph = std::exchange(old[i].graph, nullptr);
            curve.isOld = !curve.graph->data().isEmpty();
        } else {
            curve.graph = new EnvelopeGraph(canvas()->xAxis, canvas()->yAxis);
        }
        curve.info = std::move(curves[i]);
        m_d->m_curves.push_back(std::move(curve));
    }
    m_d->m_legend.clear();
    for (const Private::Curve& curve : old)
        if (curve.graph)
            canvas()->removePlottable(curve.graph);
    if (!isKept)
        m_d->m_cursor.reset();
    m_d->m_detailsForView = 0;
    m_d->m_sinceRepaint.invalidate();
    m_d->m_isViewDoubtful = isKept;
    m_d->applyPens();
    m_d->applyStyle();
    m_d->applyYAxis();
    XScales scales = xScalesOf(m_d->infos());
    if (isKept && wasAgainstIndex) // an overview too coarse for scattered points may have been the reason
        scales = indexScalesOf(m_d->infos());
    m_d->applyScales(scales);
    const bool wasWhole = view.lower <= whole.lower && view.upper >= whole.upper;
    if (isKept && !wasWhole) {
        canvas()->xAxis->setRange(view); // and into the bounds
        m_d->repaintNow();
        return;
    }
    if (!isKept) {
        canvas()->clearBounds(canvas()->yAxis);
        const Span values = m_d->m_style.isYLogarithmic ? kNoLogValues : kNoValues;
        canvas()->yAxis->setRange(values.lower, values.upper);
        m_d->m_valuesFollow = true;
    }
    m_d->showWholeX();
    m_d->repaintNow();
    detailMayBeNeeded();
}

std::size_t LinePlot::curveCount() const
{
    return m_d->m_curves.size();
}

quint32 LinePlot::overviewColumns(std::size_t curve) const
{
    const auto pixels = static_cast<quint32>(drawingSize().width());
    if (curve >= m_d->m_curves.size())
        return pixels;
    const AxisScale& scale = m_d->m_curves[curve].graph->scale();
    return scale.isMonotonic() ? pixels : std::max(pixels, static_cast<quint32>(scale.count()));
}

void LinePlot::setOverview(std::size_t curve, const Envelope& envelope, bool isComplete)
{
    Private::Curve* target = m_d->curveFor(curve, envelope, isComplete);
    if (!target)
        return;
    target->graph->data().setOverview(envelope, isComplete ? CurveData::Stage::Complete : CurveData::Stage::Partial);
    if (!target->graph->scale().isMonotonic() && !isExact(envelope)) {
        m_d->applyScales(indexScalesOf(m_d->infos()));
        m_d->showWholeX();
    }
    m_d->leaveEmptyView();
    m_d->repaint();
    if (isComplete)
        detailMayBeNeeded();
}

void LinePlot::setDetail(std::size_t curve, const Envelope& envelope, bool isComplete)
{
    Private::Curve* target = m_d->curveFor(curve, envelope, isComplete);
    if (!target)
        return;
    target->graph->data().setDetail(envelope, isComplete ? CurveData::Stage::Complete : CurveData::Stage::Partial);
    m_d->repaint();
    if (isComplete)
        detailMayBeNeeded();
}

const LineStyle& LinePlot::style() const
{
    return m_d->m_style;
}

void LinePlot::setStyle(const LineStyle& style)
{
    const LineStyle old = std::exchange(m_d->m_style, style);
    if (old == style)
        return;
    m_d->applyStyle();
    if (old.isYLogarithmic != style.isYLogarithmic) {
        m_d->m_valuesFollow = true;
        canvas()->clearBounds(canvas()->yAxis);
        const Span values = style.isYLogarithmic ? kNoLogValues : kNoValues;
        m_d->m_canvas->yAxis->setRange(values.lower, values.upper);
        m_d->applyYAxis();
    }
    if (old.isXLogarithmic != style.isXLogarithmic) {
        m_d->applyScales(m_d->m_isAgainstIndex ? indexScalesOf(m_d->infos()) : xScalesOf(m_d->infos()));
        m_d->showWholeX();
    }
    m_d->repaintNow();
    detailMayBeNeeded();
}

void LinePlot::setCursor(std::optional<quint64> index)
{
    m_d->m_cursor = index;
    m_d->showCursor();
}

std::optional<quint64> LinePlot::cursor() const
{
    return m_d->m_cursor;
}

void LinePlot::setLabels(const PlotLabels& labels)
{
    m_d->m_labels = labels;
    m_d->applyLabels();
    canvas()->replot(QCustomPlot::rpQueuedReplot);
}

void LinePlot::resetView()
{
    m_d->m_valuesFollow = true;
    m_d->showWholeX();
    m_d->repaintNow();
    detailMayBeNeeded();
}

void LinePlot::clear()
{
    begin({}, ViewPolicy::Reset);
    setLabels({});
}

Range LinePlot::visibleSamples(std::size_t curve) const
{
    return curve < m_d->m_curves.size() ? samplesWithin(*m_d->m_curves[curve].graph, kOnTheEdge) : Range();
}

void LinePlot::requestDetail()
{
    if (m_d->m_legend.settle())
        canvas()->replot(QCustomPlot::rpQueuedReplot);
    const QCPRange view = canvas()->xAxis->range();
    if (std::exchange(m_d->m_settledView, view) != view) {
        m_d->m_detailsForView = 0;
        for (Private::Curve& curve : m_d->m_curves)
            curve.wish.reset();
        emit viewChanged();
    }
    const int most = kMostDetailsAView * static_cast<int>(std::max<std::size_t>(m_d->m_curves.size(), 1));
    for (std::size_t i = 0; i < m_d->m_curves.size(); ++i) {
        Private::Curve& curve = m_d->m_curves[i];
        const EnvelopeGraph& graph = *curve.graph;
        if (curve.isOld || !graph.data().overview() || !graph.scale().isMonotonic())
            continue; // the overview is on its way, or is all there is
        const auto wish = missingDetail(graph.data(), graph.pixelMap(), samplesWithin(graph, kBeyondTheView),
                                        static_cast<quint32>(drawingSize().width()));
        if (!wish || wish == curve.wish || m_d->m_detailsForView >= most)
            continue;
        ++m_d->m_detailsForView;
        curve.wish = wish;
        emit detailNeeded(i, wish->start, wish->count, wish->columns);
    }
}

} // namespace h5scout::ui
