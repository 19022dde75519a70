// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LinePlot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <QDateTime>
#include <QElapsedTimer>
#include <QStringList>

#include "ui/plot/DateTicker.h"
#include "ui/plot/DetailPlan.h"
#include "ui/plot/EnvelopeGraph.h"
#include "ui/plot/LineAxes.h"
#include "ui/plot/LineCursor.h"
#include "ui/plot/LineLegend.h"
#include "ui/plot/LineNotes.h"
#include "ui/plot/LineReadout.h"
#include "ui/plot/LogTicker.h"
#include "ui/plot/NameTicker.h"
#include "ui/plot/PlotCanvas.h"

namespace h5scout::ui
{

namespace
{

constexpr double kPenWidth = 1.5;
constexpr double kValueRoom = 0.05;
constexpr double kClosestValues = 1e-6; // of the size of all
constexpr double kResolved = 64 * 0x1p-52;
constexpr int kMostDetailsAView = 12;    // requests for one view: a logarithmic axis needs several
constexpr std::size_t kMostReadouts = 4; // curves in the cursor's hint
constexpr Span kNoValues{0, 1};          // shown before there are any
constexpr Span kNoLogValues{0.1, 10};

/// The first stage may hold nothing but NaN because nothing has been read yet.
bool hasNumbers(const Envelope& envelope)
{
    return std::any_of(envelope.minimum.begin(), envelope.minimum.end(), [](double v) { return !std::isnan(v); });
}

/// Beyond the palette's colours the same ones again with other lines, then darker, then lighter.
QPen curvePen(const PlotColors& colors, std::size_t index)
{
    constexpr std::array kLines{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    const auto size = static_cast<std::size_t>(colors.curves.size());
    QColor color = colors.curves[static_cast<qsizetype>(index % size)];
    const std::size_t shade = index / (size * kLines.size()) % 3;
    if (shade != 0)
        color = shade == 1 ? color.darker(150) : color.lighter(135);
    return QPen(color, kPenWidth, kLines.at(index / size % kLines.size()));
}

} // namespace

class LinePlot::Private
{
public:
    struct Curve
    {
        CurveInfo info;
        EnvelopeGraph* graph = nullptr;
        bool isOld = false; ///< the data are those of the curve before
        std::optional<DetailWish> wish;
    };

    explicit Private(LinePlot* plot, PlotCanvas* canvas);

    void applyPens();
    void applyColors();
    void applyStyle();
    void applyScales(const XScales& scales);
    void applyXAxis();
    void applyYAxis();
    void applyLabels();
    void showWholeX();
    void showLegend();
    void showCursor();
    std::vector<CurveInfo> infos() const;
    /// The curve that new data are for, null if it is not there; forgets what the curve before has left.
    Curve* curveFor(std::size_t index, const Envelope& envelope, bool isComplete);
    /// Shows everything if the view was kept for data that do not lie in it.
    void leaveEmptyView();
    /// The data without regard to the view; empty if there are no numbers.
    std::optional<Span> valuesIn(const QCPRange& positions) const;
    void boundValues();
    void fitValues();
    /// For data that have come: at once, or a little later where others have come just before.
    void repaint();
    void repaintNow();
    qint64 repaintInterval() const;
    QString note() const;
    QString hintAt(const QPointF& place) const;
    /// Empty without a cursor.
    QString cursorHint() const;
    quint64 sampleNear(const EnvelopeGraph& graph, const QPointF& pixel) const;
    void moveCursorTo(quint64 index);
    void stepCursor(int steps);

    LinePlot* m_plot;
    PlotCanvas* m_canvas;
    LineLegend m_legend;
    LineCursor* m_line;
    std::vector<Curve> m_curves;
    LineStyle m_style;
    PlotLabels m_labels;
    XAxis m_x;
    bool m_isAgainstIndex = false;
    bool m_valuesFollow = true;    ///< the y axis fits the visible data
    bool m_isViewDoubtful = false; ///< it was kept, and not all data have come
    std::optional<quint64> m_cursor;
    QCPRange m_settledView;
    int m_detailsForView = 0;
    QTimer m_nextRepaint;
    QElapsedTimer m_sinceRepaint;
};

LinePlot::Private::Private(LinePlot* plot, PlotCanvas* canvas)
    : m_plot(plot)
    , m_canvas(canvas)
    , m_legend(canvas)
    , m_line(new LineCursor(canvas))
{
    m_nextRepaint.setSingleShot(true);
    QObject::connect(&m_nextRepaint, &QTimer::timeout, plot, [this] {
        m_sinceRepaint.start();
        repaintNow();
    });
    applyXAxis();
    applyYAxis();
}

void LinePlot::Private::applyPens()
{
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i].graph->setPen(curvePen(m_canvas->colors(), i));
}

void LinePlot::Private::applyColors()
{
    applyPens();
    m_legend.applyColors();
    m_line->applyColors();
    showLegend();
}

void LinePlot::Private::applyStyle()
{
    for (const Curve& curve : m_curves) {
        curve.graph->setStyle(m_style);
        curve.graph->setLineShape(curve.info.isStepped ? LineShape::Steps : LineShape::Straight);
    }
    showLegend();
}

void LinePlot::Private::applyScales(const XScales& scales)
{
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_curves[i].graph->setScale(scales.scales[i]);
    m_isAgainstIndex = scales.isAgainstIndex;
    m_x = xAxisOf(scales.scales, m_style.isXLogarithmic);
    applyXAxis();
    applyLabels();
    showCursor();
}

void LinePlot::Private::applyXAxis()
{
    QCPAxis* axis = m_canvas->xAxis;
    const bool isLogarithmic = m_x.kind == AxisKind::Logarithmic;
    if (isLogarithmic != (axis->scaleType() == QCPAxis::stLogarithmic)) {
        const QSignalBlocker blocker(axis); // the range is brought into the bounds below
        axis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    }
    switch (m_x.kind) {
    case AxisKind::Logarithmic:
        axis->setTicker(QSharedPointer<LogTicker>::create(axis));
        break;
    case AxisKind::Date:
        axis->setTicker(QSharedPointer<DateTicker>::create(axis));
        break;
    case AxisKind::Index:
    case AxisKind::Number:
        axis->setTicker(QSharedPointer<NumberTicker>::create(
            axis, m_x.kind == AxisKind::Index ? NumberTicker::Numbers::Index : NumberTicker::Numbers::Real));
        break;
    }
    m_canvas->setBounds(axis, m_x.whole, m_x.closest);
}

void LinePlot::Private::applyYAxis()
{
    QCPAxis* axis = m_canvas->yAxis;
    axis->setScaleType(m_style.isYLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    const auto isLikeFirst = [this](const Curve& curve) {
        return curve.info.valueNames == m_curves.front().info.valueNames;
    };
    const auto isStepped = [](const Curve& curve) { return curve.info.isStepped; };
    const bool hasNames = !m_curves.empty() && !m_curves.front().info.valueNames.empty() &&
                          std::all_of(m_curves.begin(), m_curves.end(), isLikeFirst);
    if (hasNames)
        axis->setTicker(QSharedPointer<NameTicker>::create(axis, m_curves.front().info.valueNames));
    else if (m_style.isYLogarithmic)
        axis->setTicker(QSharedPointer<LogTicker>::create(axis));
    else if (!m_curves.empty() && std::all_of(m_curves.begin(), m_curves.end(), isStepped))
        axis->setTicker(QSharedPointer<NumberTicker>::create(axis, NumberTicker::Numbers::Index));
    else
        axis->setTicker(QSharedPointer<NumberTicker>::create(axis, NumberTicker::Numbers::Real));
}

void LinePlot::Private::applyLabels()
{
    m_canvas->setTitle(m_labels.title);
    QString x = m_isAgainstIndex ? LinePlot::tr("index") : m_labels.x;
    if (m_x.kind == AxisKind::Date) {
        const QDateTime last =
            QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::clamp(m_x.whole.upper, -1e11, 1e11)));
        const QString zone = last.timeZoneAbbreviation();
        x = x.isEmpty() ? LinePlot::tr("Local time (%1)").arg(zone) : LinePlot::tr("%1, local time (%2)").arg(x, zone);
    }
    m_canvas->xAxis->setLabel(x);
    m_canvas->yAxis->setLabel(m_labels.y);
}

void LinePlot::Private::showWholeX()
{
    m_canvas->xAxis->setRange(m_x.whole.lower, m_x.whole.upper);
}

void LinePlot::Private::showLegend()
{
    std::vector<EnvelopeGraph*> graphs;
    QStringList names;
    if (m_curves.size() > 1 && m_style.hasLegend)
        for (const Curve& curve : m_curves) {
            graphs.push_back(curve.graph);
            names << curve.info.name;
        }
    m_legend.setCurves(graphs, names);
}

void LinePlot::Private::showCursor()
{
    if (m_curves.empty() || m_curves.front().info.x.count() == 0)
        m_cursor.reset();
    if (!m_cursor) {
        m_line->setPosition({});
        return;
    }
    const AxisScale& scale = m_curves.front().graph->scale();
    m_cursor = std::min(*m_cursor, scale.count() - 1);
    const double position = scale.at(static_cast<double>(*m_cursor));
    const bool canShow = m_x.kind == AxisKind::Logarithmic ? position > 0 : std::isfinite(position);
    m_line->setPosition(canShow ? std::optional(position) : std::nullopt);
}

std::vector<CurveInfo> LinePlot::Private::infos() const
{
    std::vector<CurveInfo> infos;
    for (const Curve& curve : m_curves)
        infos.push_back(curve.info);
    return infos;
}

LinePlot::Private::Curve* LinePlot::Private::curveFor(std::size_t index, const Envelope& envelope, bool isComplete)
{
    if (index >= m_curves.size())
        return nullptr;
    Curve& curve = m_curves[index];
    if (curve.isOld) {
        if (!isComplete && !hasNumbers(envelope))
            return nullptr; // nothing to show yet
        curve.graph->data().clear();
        curve.isOld = false;
    }
    return &curve;
}

std::optional<Span> LinePlot::Private::valuesIn(const QCPRange& positions) const
{
    std::optional<Span> data;
    for (const Curve& curve : m_curves) {
        bool isFound = false;
        const QCPRange range =
            curve.graph->getValueRange(isFound, m_style.isYLogarithmic ? QCP::sdPositive : QCP::sdBoth, positions);
        if (isFound)
            data = united(data, Span{range.lower, range.upper});
    }
    return data;
}

void LinePlot::Private::leaveEmptyView()
{
    const auto isThere = [](const Curve& curve) { return !curve.isOld && curve.graph->data().isOverviewComplete(); };
    if (!m_isViewDoubtful || !std::all_of(m_curves.begin(), m_curves.end(), isThere))
        return;
    m_isViewDoubtful = false;
    const QCPRange values = m_canvas->yAxis->range();
    const auto inView = valuesIn(m_canvas->xAxis->range());
    const bool isEmpty = !inView || (!m_valuesFollow && (inView->upper < values.lower || inView->lower > values.upper));
    if (!isEmpty)
        return;
    m_valuesFollow = true;
    showWholeX();
}

void LinePlot::Private::boundValues()
{
    if (m_isViewDoubtful)
        return; // it is not to be moved to where the data are
    const auto data = valuesIn({m_x.whole.lower, m_x.whole.upper});
    m_canvas->clearBounds(m_canvas->yAxis);
    if (!data)
        return;
    const Span whole = m_style.isYLogarithmic ? paddedLogSpan(*data, kValueRoom) : paddedSpan(*data, kValueRoom);
    const double magnitude = std::max(std::abs(whole.lower), std::abs(whole.upper));
    const double smallest = m_style.isYLogarithmic ? whole.lower * kClosestValues : whole.size() * kClosestValues;
    m_canvas->setBounds(m_canvas->yAxis, whole,
                        m_style.isYLogarithmic ? smallest : std::max(smallest, magnitude * kResolved));
}

void LinePlot::Private::fitValues()
{
    if (!m_valuesFollow)
        return;
    const auto data = valuesIn(m_canvas->xAxis->range());
    if (!data)
        return; // nothing finite in view: what was shown before stays
    const Span span = m_style.isYLogarithmic ? paddedLogSpan(*data, kValueRoom) : paddedSpan(*data, kValueRoom);
    m_canvas->yAxis->setRange(span.lower, span.upper);
}

void LinePlot::Private::repaint()
{
    if (m_nextRepaint.isActive())
        return;
    if (!m_sinceRepaint.isValid() || m_sinceRepaint.elapsed() >= repaintInterval()) {
        m_sinceRepaint.start();
        repaintNow();
    } else {
        m_nextRepaint.start(static_cast<int>(repaintInterval() - m_sinceRepaint.elapsed()));
    }
}

qint64 LinePlot::Private::repaintInterval() const
{
    constexpr qint64 kShortest = 30; // ms
    // Half of the time remains for the data that arrive, however long one picture takes.
    return std::max(kShortest, static_cast<qint64>(2 * m_canvas->replotTime()));
}

void LinePlot::Private::repaintNow()
{
    m_nextRepaint.stop();
    boundValues();
    fitValues();
    m_plot->setNote(note());
    m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

QString LinePlot::Private::note() const
{
    LineNotes notes;
    for (const Curve& curve : m_curves) {
        if (!curve.graph->data().isOverviewComplete())
            return {};
        notes.add(*curve.graph->data().overview());
    }
    notes.isYLogarithmic = m_style.isYLogarithmic;
    notes.hasHiddenPositions = m_x.hasHidden;
    notes.hasPlaceless = m_x.hasPlaceless && !m_isAgainstIndex;
    if (m_style.isXLogarithmic && m_x.kind != AxisKind::Logarithmic)
        notes.linearX = m_x.kind == AxisKind::Date ? LineNotes::LinearX::Times : LineNotes::LinearX::NothingPositive;
    notes.isAgainstIndex = m_isAgainstIndex;
    return notes.text();
}

quint64 LinePlot::Private::sampleNear(const EnvelopeGraph& graph, const QPointF& pixel) const
{
    const AxisScale& scale = graph.scale();
    const Envelope* overview = graph.data().overview();
    if (scale.isMonotonic() || !overview || !isExact(*overview))
        return scale.nearest(m_canvas->xAxis->pixelToCoord(pixel.x()));
    const PixelMap map = graph.pixelMap();
    quint64 nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t column = 0; column < overview->columns(); ++column) {
        const quint64 sample = overview->columnStart(column);
        const double dx = map.xOf(static_cast<double>(sample)) - pixel.x();
        const double dy = map.y.pixel(overview->minimum[column]) - pixel.y();
        if (const double distance = dx * dx + dy * dy; distance < least) {
            least = distance;
            nearest = sample;
        }
    }
    return nearest;
}

QString LinePlot::Private::hintAt(const QPointF& place) const
{
    const QPointF pixel(m_canvas->xAxis->coordToPixel(place.x()), m_canvas->yAxis->coordToPixel(place.y()));
    const Curve* nearest = nullptr;
    quint64 nearestSample = 0;
    double least = std::numeric_limits<double>::infinity();
    for (const Curve& curve : m_curves) {
        const AxisScale& scale = curve.graph->scale();
        const double index = scale.isMonotonic() ? std::round(scale.indexAt(place.x())) : 0;
        if (!(index >= 0 && index < static_cast<double>(scale.count())))
            continue;
        const quint64 sample = sampleNear(*curve.graph, pixel);
        double distance = 1e9; // no value here: a curve that has one is nearer
        if (const Envelope* envelope = curve.graph->data().finestAt(sample)) {
            const PixelMap map = curve.graph->pixelMap();
            const std::size_t column = columnOf(*envelope, sample);
            const double top = map.y.pixel(envelope->maximum[column]);
            const double bottom = map.y.pixel(envelope->minimum[column]);
            if (!std::isnan(top) && !std::isnan(bottom))
                distance = std::max({top - pixel.y(), pixel.y() - bottom, 0.0});
        }
        if (distance < least) {
            least = distance;
            nearest = &curve;
            nearestSample = sample;
        }
    }
    return nearest ? readout(nearest->info, nearest->graph->scale(), nearest->graph->data(), nearestSample) : QString();
}

QString LinePlot::Private::cursorHint() const
{
    if (!m_cursor || m_curves.empty())
        return {};
    const Curve& first = m_curves.front();
    QStringList texts{readout(first.info, first.graph->scale(), first.graph->data(), *m_cursor)};
    const double position = first.graph->scale().at(static_cast<double>(*m_cursor));
    for (std::size_t i = 1; i < std::min(m_curves.size(), kMostReadouts); ++i) {
        const EnvelopeGraph& graph = *m_curves[i].graph;
        const quint64 sample = graph.scale().isMonotonic() ? graph.scale().nearest(position) : *m_cursor;
        if (const Envelope* envelope = graph.data().finestAt(sample))
            texts << valueReadout(m_curves[i].info, *envelope, sample);
    }
    return texts.join(QStringLiteral(", "));
}

void LinePlot::Private::moveCursorTo(quint64 index)
{
    if (m_cursor == index) {
        emit m_plot->hintChanged(cursorHint());
        return;
    }
    m_cursor = index;
    showCursor();
    emit m_plot->cursorMoved(index);
    emit m_plot->hintChanged(cursorHint()); // whoever heard of it may have begun other curves
}

void LinePlot::Private::stepCursor(int steps)
{
    if (!m_cursor || m_curves.empty())
        return;
    const AxisScale& scale = m_curves.front().graph->scale();
    const bool isForward = (steps > 0) == (scale.isRising() || !scale.isMonotonic());
    const quint64 distance = static_cast<quint64>(std::abs(steps));
    const quint64 last = scale.count() - 1;
    moveCursorTo(isForward ? *m_cursor + std::min(distance, last - *m_cursor)
                           : *m_cursor - std::min(distance, *m_cursor));
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
    if (curve >= m_d->m_curves.size())
        return {};
    const EnvelopeGraph& graph = *m_d->m_curves[curve].graph;
    const quint64 count = graph.scale().count();
    if (count == 0)
        return {};
    const SampleWindow view = graph.windowInView();
    const double last = static_cast<double>(count - 1);
    // One more on each side, for the lines that lead out of the view.
    const auto first = static_cast<quint64>(std::clamp(std::floor(view.first) - 1, 0.0, last));
    const auto end = std::min(static_cast<quint64>(std::clamp(std::ceil(view.end) + 1, 0.0, last)) + 1, count);
    return {first, std::max(end, first + 1) - first, 1};
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
        const auto wish = missingDetail(graph.data(), graph.pixelMap(), visibleSamples(i),
                                        static_cast<quint32>(drawingSize().width()));
        if (!wish || wish == curve.wish || m_d->m_detailsForView >= most)
            continue;
        ++m_d->m_detailsForView;
        curve.wish = wish;
        emit detailNeeded(i, wish->start, wish->count, wish->columns);
    }
}

} // namespace h5scout::ui
