// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LinePlot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QStringList>

#include "ui/plot/EnvelopeGraph.h"
#include "ui/plot/NumberTicker.h"
#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

namespace
{

constexpr double kPenWidth = 1.5;
constexpr double kClosestView = 2.0; // samples
constexpr double kGoodEnough = 0.8;  // columns a pixel above which no detail is asked for

/// The first stage may hold nothing but NaN because nothing has been read yet.
bool hasNumbers(const Envelope& envelope)
{
    return std::any_of(envelope.minimum.begin(), envelope.minimum.end(), [](double v) { return !std::isnan(v); });
}

bool hasInfinities(const Envelope& envelope)
{
    const auto isInfinite = [](double value) { return std::isinf(value); };
    return std::any_of(envelope.minimum.begin(), envelope.minimum.end(), isInfinite) ||
           std::any_of(envelope.maximum.begin(), envelope.maximum.end(), isInfinite);
}

/// Columns that `envelope` has for the samples in `range`; infinitely many if it is the data itself.
double columnsFor(const Envelope* envelope, const Range& range)
{
    if (!envelope || envelope->columns() == 0 || range.start < envelope->start ||
        range.start - envelope->start + range.count > envelope->count)
        return 0;
    if (isExact(*envelope))
        return std::numeric_limits<double>::infinity();
    return static_cast<double>(envelope->columns()) * static_cast<double>(range.count) /
           static_cast<double>(envelope->count);
}

} // namespace

class LinePlot::Private
{
public:
    explicit Private(LinePlot* plot, PlotCanvas* canvas);

    void applyColors();
    void fitValues();
    void repaint();
    QString note() const;
    QString hintAt(const QPointF& place) const;

    LinePlot* m_plot;
    PlotCanvas* m_canvas;
    struct Curve
    {
        CurveInfo info;
        EnvelopeGraph* graph = nullptr;
        bool isOverviewComplete = false;
        Range asked;
    };
    std::vector<Curve> m_curves;
    LineStyle m_style;
    std::optional<quint64> m_cursor;
    bool m_valuesFollow = true; ///< the y axis fits the visible data
};

LinePlot::Private::Private(LinePlot* plot, PlotCanvas* canvas)
    : m_plot(plot)
    , m_canvas(canvas)
{
    canvas->xAxis->setTicker(QSharedPointer<NumberTicker>::create(canvas->xAxis, NumberTicker::Numbers::Index));
    canvas->yAxis->setTicker(QSharedPointer<NumberTicker>::create(canvas->yAxis, NumberTicker::Numbers::Real));
    applyColors();
}

void LinePlot::Private::applyColors()
{
    const QList<QColor>& colors = m_canvas->colors().curves;
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i].graph->setPen(QPen(colors[static_cast<qsizetype>(i) % colors.size()], kPenWidth));
}

void LinePlot::Private::fitValues()
{
    if (!m_valuesFollow)
        return;
    std::optional<Span> data;
    for (const Curve& curve : m_curves) {
        bool isFound = false;
        const QCPRange range = curve.graph->getValueRange(isFound, QCP::sdBoth, m_canvas->xAxis->range());
        if (isFound)
            data = united(data, Span{range.lower, range.upper});
    }
    if (!data)
        return; // nothing finite in view: what was shown before stays
    const Span span = paddedSpan(*data, 0.05);
    m_canvas->yAxis->setRange(span.lower, span.upper);
}

void LinePlot::Private::repaint()
{
    fitValues();
    m_plot->setNote(note());
    m_canvas->replot(QCustomPlot::rpQueuedRefresh);
}

QString LinePlot::Private::note() const
{
    if (m_curves.empty() || !m_curves.front().isOverviewComplete)
        return {};
    const Envelope* overview = m_curves.front().graph->overview();
    if (!hasNumbers(*overview))
        return LinePlot::tr("All values are NaN: there is nothing to draw.");
    QStringList notes;
    if (hasInfinities(*overview))
        notes << LinePlot::tr("Infinite values are drawn at the edge.");
    const auto span = finiteSpan(overview->minimum, overview->maximum);
    if (span && std::max(std::abs(span->lower), std::abs(span->upper)) > kLargestShown)
        notes << LinePlot::tr("Values beyond 1e249 are drawn at the edge.");
    return notes.join(QLatin1Char(' '));
}

QString LinePlot::Private::hintAt(const QPointF& place) const
{
    const double nearest = std::round(place.x());
    if (m_curves.empty() || nearest < 0 || nearest >= static_cast<double>(m_curves.front().info.x.count()))
        return {};
    const auto sample = static_cast<quint64>(nearest);
    const Envelope* envelope = m_curves.front().graph->finestAt(sample);
    if (!envelope)
        return LinePlot::tr("x = %1").arg(sample);
    const std::size_t column = columnOf(*envelope, sample);
    const double low = envelope->minimum[column];
    const double high = envelope->maximum[column];
    if (isExact(*envelope))
        return LinePlot::tr("x = %1, y = %2").arg(sample).arg(formatNumber(low));
    return LinePlot::tr("x = %1 to %2, y = %3 to %4")
        .arg(envelope->columnStart(column))
        .arg(envelope->columnStart(column + 1) - 1)
        .arg(formatNumber(low), formatNumber(high));
}

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
}

LinePlot::~LinePlot() = default;

void LinePlot::begin(std::vector<CurveInfo> curves, ViewPolicy)
{
    for (const Private::Curve& curve : m_d->m_curves)
        canvas()->removePlottable(curve.graph);
    m_d->m_curves.clear();
    for (CurveInfo& info : curves)
        m_d->m_curves.push_back({std::move(info), new EnvelopeGraph(canvas()->xAxis, canvas()->yAxis), false, {}});
    m_d->applyColors();
    canvas()->yAxis->setRange(0, 1);
    resetView();
}

std::size_t LinePlot::curveCount() const
{
    return m_d->m_curves.size();
}

quint32 LinePlot::overviewColumns(std::size_t) const
{
    return static_cast<quint32>(drawingSize().width());
}

void LinePlot::setOverview(std::size_t curve, const Envelope& envelope, bool isComplete)
{
    if (curve >= m_d->m_curves.size())
        return;
    m_d->m_curves[curve].graph->setOverview(envelope);
    m_d->m_curves[curve].isOverviewComplete = isComplete;
    m_d->repaint();
    if (isComplete)
        detailMayBeNeeded();
}

void LinePlot::setDetail(std::size_t curve, const Envelope& envelope, bool isComplete)
{
    if (curve >= m_d->m_curves.size())
        return;
    m_d->m_curves[curve].graph->setDetail(envelope,
                                          isComplete ? EnvelopeGraph::Stage::Complete : EnvelopeGraph::Stage::Partial);
    if (isComplete)
        m_d->m_curves[curve].asked = {};
    m_d->repaint();
}

const LineStyle& LinePlot::style() const
{
    return m_d->m_style;
}

void LinePlot::setStyle(const LineStyle& style)
{
    m_d->m_style = style;
}

void LinePlot::setCursor(std::optional<quint64> index)
{
    m_d->m_cursor = index;
}

std::optional<quint64> LinePlot::cursor() const
{
    return m_d->m_cursor;
}

void LinePlot::setLabels(const PlotLabels& labels)
{
    canvas()->setTitle(labels.title);
    canvas()->xAxis->setLabel(labels.x);
    canvas()->yAxis->setLabel(labels.y);
    canvas()->replot(QCustomPlot::rpQueuedRefresh);
}

void LinePlot::resetView()
{
    m_d->m_valuesFollow = true;
    double last = 0;
    for (const Private::Curve& curve : m_d->m_curves)
        last = std::max(last, static_cast<double>(curve.info.x.count()) - 1);
    const double room = std::max(last * 0.015, 0.5);
    const Span whole{-room, last + room};
    canvas()->setBounds(canvas()->xAxis, whole, std::min(kClosestView, whole.size()));
    canvas()->xAxis->setRange(whole.lower, whole.upper);
    m_d->repaint();
    detailMayBeNeeded();
}

void LinePlot::clear()
{
    begin({}, ViewPolicy::Reset);
    setLabels({});
}

Range LinePlot::visibleSamples(std::size_t curve) const
{
    const quint64 count = curve < m_d->m_curves.size() ? m_d->m_curves[curve].info.x.count() : 0;
    if (count == 0)
        return {};
    const QCPRange view = canvas()->xAxis->range();
    const double last = static_cast<double>(count - 1);
    // One more on each side, for the lines that lead out of the view.
    const auto first = static_cast<quint64>(std::clamp(std::floor(view.lower) - 1, 0.0, last));
    const auto end = std::min(static_cast<quint64>(std::clamp(std::ceil(view.upper) + 1, 0.0, last)) + 1, count);
    return {first, std::max(end, first + 1) - first, 1};
}

void LinePlot::requestDetail()
{
    emit viewChanged();
    for (std::size_t i = 0; i < m_d->m_curves.size(); ++i) {
        Private::Curve& curve = m_d->m_curves[i];
        if (curve.info.x.count() == 0 || !curve.graph->overview())
            continue; // the overview is on its way
        const Range view = visibleSamples(i);
        const auto pixels = static_cast<quint32>(drawingSize().width());
        const double wanted = kGoodEnough * std::min<double>(pixels, static_cast<double>(view.count));
        const double have =
            std::max(columnsFor(curve.graph->overview(), view), columnsFor(curve.graph->detail(), view));
        if (have >= wanted || view == curve.asked)
            continue;
        curve.asked = view;
        emit detailNeeded(i, view.start, view.count, pixels);
    }
}

} // namespace h5scout::ui
