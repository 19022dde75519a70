// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ScatterPlot.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/plot/AxisTicker.h"
#include "ui/plot/ColorBar.h"
#include "ui/plot/CursorControl.h"
#include "ui/plot/ImageLevels.h"
#include "ui/plot/PlaneReadOut.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/PointSteps.h"
#include "ui/plot/ScatterGraph.h"
#include "ui/plot/ViewFrame.h"

#include <QStringList>

namespace h5scout::ui
{

namespace
{

constexpr double kMargin = 0.06;         // of the spread of the points
constexpr double kClosestShare = 1e-4;   // of it
constexpr quint64 kMostPoints = 200'000; // more than anybody can tell apart
constexpr double kHintReach = 12;        // pixels beside a point at which it is told
constexpr double kGripReach = 6;         // likewise at which the ring can be taken

Span spanOf(const AxisScale& scale)
{
    return scale.count() > 0 ? paddedSpan(scale.positions(), kMargin) : Span{0, 1};
}

std::vector<double> positionsOf(const AxisScale& scale, quint64 count)
{
    std::vector<double> positions(count);
    for (std::size_t i = 0; i < positions.size(); ++i)
        positions[i] = scale.at(static_cast<double>(i));
    return positions;
}

} // namespace

class ScatterPlot::Private
{
public:
    Private(ScatterPlot* plot, PlotCanvas* canvas);

    void applyColors();
    void applyAxes();
    void showLimits();
    void repaint();
    void moveCursor(std::optional<std::size_t> point);
    void step(int rightward, int upward);
    CursorControl::Handles handlesAt(const QPointF& pixel) const;
    QString note() const;
    QString hintOf(std::size_t point) const;

    ScatterPlot* m_plot;
    PlotCanvas* m_canvas;
    QCPMarginGroup* m_margins;
    ScatterGraph* m_graph;
    ColorBar m_bar;
    ViewFrame* m_frame;
    CursorControl* m_control;

    AxisScale m_x;
    AxisScale m_y;
    ImageStyle m_style;
    PlotLabels m_labels;
    ValueCensus m_census;
    bool m_areIntegers = false;
    Span m_limits{0, 1};
    std::optional<quint64> m_cursor;
    std::pair<Span, Span> m_toldView;
};

ScatterPlot::Private::Private(ScatterPlot* plot, PlotCanvas* canvas)
    : m_plot(plot)
    , m_canvas(canvas)
    , m_margins(new QCPMarginGroup(canvas))
    , m_graph(new ScatterGraph(canvas->xAxis, canvas->yAxis))
    , m_bar(canvas, m_margins)
    , m_frame(new ViewFrame(canvas))
    , m_control(new CursorControl(canvas, [this](const QPointF& pixel) { return handlesAt(pixel); }))
{
    canvas->axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, m_margins);
    m_graph->setColorTable(colorTable(m_style.map));
    m_bar.setMap(m_style.map, false);
    applyAxes();
    applyColors();
}

void ScatterPlot::Private::applyColors()
{
    const PlotColors& colors = m_canvas->colors();
    m_graph->setInk(colors.background, colors.axes, colors.text);
    m_bar.applyColors();
}

void ScatterPlot::Private::applyAxes()
{
    const Span x = spanOf(m_x);
    const Span y = spanOf(m_y);
    setTicker(m_canvas->xAxis, m_x);
    setTicker(m_canvas->yAxis, m_y);
    m_canvas->xAxis->setRangeReversed(m_style.columnsLeftward);
    m_canvas->yAxis->setRangeReversed(!m_style.rowsUpward.value_or(true));
    m_frame->setContent({x, y, x.size() * kClosestShare, y.size() * kClosestShare});
    const double aspect = m_x.units == m_y.units ? 1.0 : y.size() / x.size();
    m_frame->setAspect(m_style.isAspectLocked ? std::optional(aspect) : std::nullopt);
}

void ScatterPlot::Private::showLimits()
{
    const auto percentiles = m_style.limits == ImageStyle::Limits::Percentile
                                 ? percentileSpan(m_graph->values(), m_style.percentile, m_style.isLogarithmic)
                                 : std::nullopt;
    const Span nothing = m_style.isLogarithmic ? Span{1, 10} : Span{0, 1};
    const Span limits = colorLimits(m_style, m_census, percentiles).value_or(nothing);
    const bool isLogarithmic = m_style.isLogarithmic && limits.lower > 0;
    const Span drawn = drawnLimits(limits, isLogarithmic);
    m_graph->setNorm(ColorNorm(drawn, isLogarithmic ? ColorNorm::Scale::Logarithmic : ColorNorm::Scale::Linear));
    m_bar.setLimits(drawn, isLogarithmic);
    if (limits != std::exchange(m_limits, limits))
        emit m_plot->limitsChanged(limits);
}

void ScatterPlot::Private::repaint()
{
    m_plot->setNote(note());
    m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::Private::moveCursor(std::optional<std::size_t> point)
{
    if (!point || m_cursor == *point)
        return;
    m_cursor = *point;
    m_graph->setCursor(*point);
    repaint();
    emit m_plot->cursorMoved(*point);
    emit m_plot->hintChanged(hintOf(*point));
}

void ScatterPlot::Private::step(int rightward, int upward)
{
    if (!m_cursor || m_graph->count() == 0)
        return;
    std::vector<QPointF> places(m_graph->count()); // in pixels: as far as they look
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = {m_canvas->xAxis->coordToPixel(m_graph->placeOf(i).x()),
                     m_canvas->yAxis->coordToPixel(m_graph->placeOf(i).y())};
    auto point = static_cast<std::size_t>(*m_cursor);
    const QPoint step(rightward > 0 ? 1 : rightward < 0 ? -1 : 0, upward > 0 ? -1 : upward < 0 ? 1 : 0);
    for (int i = 0; i < std::abs(rightward + upward); ++i)
        point = neighbourOf(places, point, step);
    moveCursor(point);
}

CursorControl::Handles ScatterPlot::Private::handlesAt(const QPointF& pixel) const
{
    if (!m_cursor || *m_cursor >= m_graph->count())
        return {};
    const QPointF place = m_graph->placeOf(*m_cursor);
    const double distance = std::hypot(m_canvas->xAxis->coordToPixel(place.x()) - pixel.x(),
                                       m_canvas->yAxis->coordToPixel(place.y()) - pixel.y());
    return distance <= m_graph->radius() + kGripReach ? CursorControl::both() : CursorControl::Handles();
}

QString ScatterPlot::Private::note() const
{
    QStringList notes;
    if (m_x.count() != m_y.count())
        notes << ScatterPlot::tr("The axes have %1 and %2 positions: only the first %3 points are shown.")
                     .arg(m_x.count())
                     .arg(m_y.count())
                     .arg(m_graph->count());
    else if (m_x.count() > m_graph->count())
        notes << ScatterPlot::tr("Only the first %1 of %2 points are shown.").arg(m_graph->count()).arg(m_x.count());
    std::size_t placeless = 0;
    for (std::size_t i = 0; i < m_graph->count(); ++i)
        if (const QPointF place = m_graph->placeOf(i); !std::isfinite(place.x()) || !std::isfinite(place.y()))
            ++placeless;
    if (placeless > 0)
        notes << ScatterPlot::tr("%n point(s) without a position are not shown.", nullptr, static_cast<int>(placeless));
    if (!m_graph->values().empty())
        notes << colorNote(m_census, m_style.isLogarithmic);
    notes.removeAll(QString());
    return notes.join(QLatin1Char(' '));
}

QString ScatterPlot::Private::hintOf(std::size_t point) const
{
    const double resolution = m_areIntegers ? 1 : m_census.finite ? resolutionOf(*m_census.finite) : 0;
    return pointReadOut(m_x, m_y, point, m_graph->valueOf(point), m_labels.value, resolution);
}

ScatterPlot::ScatterPlot(QWidget* parent)
    : PlotWidget(parent)
    , m_d(std::make_unique<Private>(this, canvas()))
{
    setObjectName(QStringLiteral("scatterPlot"));
    setAccessibleName(tr("Scatter plot"));
    constexpr double kAnywhere = std::numeric_limits<double>::max();
    connect(canvas(), &PlotCanvas::colorsChanged, this, [this] { m_d->applyColors(); });
    connect(canvas(), &PlotCanvas::pointedAt, this, [this](const QPointF& place) {
        const QPointF pixel(canvas()->xAxis->coordToPixel(place.x()), canvas()->yAxis->coordToPixel(place.y()));
        const auto point = m_d->m_graph->nearest(pixel, m_d->m_graph->radius() + kHintReach);
        emit hintChanged(point ? m_d->hintOf(*point) : QString());
    });
    connect(canvas(), &PlotCanvas::pointerLeft, this, [this] { emit hintChanged({}); });
    connect(canvas(), &PlotCanvas::pointerGone, this, [this] {
        emit hintChanged(m_d->m_cursor ? m_d->hintOf(static_cast<std::size_t>(*m_d->m_cursor)) : QString());
    });
    connect(m_d->m_control, &CursorControl::dragged, this, [this](const QPointF& pixel, CursorControl::Handles) {
        m_d->moveCursor(m_d->m_graph->nearest(pixel, kAnywhere));
    });
    connect(m_d->m_control, &CursorControl::clicked, this,
            [this](const QPointF& pixel) { m_d->moveCursor(m_d->m_graph->nearest(pixel, kAnywhere)); });
    connect(m_d->m_control, &CursorControl::stepped, this,
            [this](int rightward, int upward) { m_d->step(rightward, upward); });
}

ScatterPlot::~ScatterPlot() = default;

void ScatterPlot::begin(const AxisScale& x, const AxisScale& y, ViewPolicy policy)
{
    const auto isLike = [](const AxisScale& first, const AxisScale& second) {
        return first.count() == second.count() && first.label == second.label && first.units == second.units &&
               first.positions() == second.positions();
    };
    const bool isKept =
        policy == ViewPolicy::Keep && m_d->m_graph->count() > 0 && isLike(x, m_d->m_x) && isLike(y, m_d->m_y);
    const quint64 count = std::min({x.count(), y.count(), kMostPoints});
    m_d->m_x = x;
    m_d->m_y = y;
    m_d->m_graph->setPlaces(positionsOf(x, count), positionsOf(y, count));
    m_d->applyAxes();
    if (!isKept) {
        m_d->m_graph->setValues({});
        m_d->m_census = {};
        m_d->m_toldView = {};
        m_d->showLimits();
        setCursor({});
        resetView();
    }
    m_d->repaint();
}

void ScatterPlot::setValues(std::vector<double> values)
{
    m_d->m_census = censusOf(values);
    m_d->m_graph->setValues(std::move(values));
    m_d->showLimits();
    m_d->repaint();
}

void ScatterPlot::setIntegers(bool areIntegers)
{
    m_d->m_areIntegers = areIntegers;
}

void ScatterPlot::setStyle(const ImageStyle& style)
{
    if (style == std::exchange(m_d->m_style, style))
        return;
    m_d->m_graph->setColorTable(colorTable(style.map, style.isMapReversed));
    m_d->m_bar.setMap(style.map, style.isMapReversed);
    m_d->applyAxes();
    m_d->showLimits();
    m_d->repaint();
}

const ImageStyle& ScatterPlot::style() const
{
    return m_d->m_style;
}

void ScatterPlot::setCursor(std::optional<quint64> point)
{
    if (point && *point >= m_d->m_graph->count())
        point.reset();
    m_d->m_cursor = point;
    m_d->m_graph->setCursor(point);
    m_d->m_control->setTakesKeys(point.has_value());
    canvas()->replot(QCustomPlot::rpQueuedReplot);
}

std::optional<quint64> ScatterPlot::cursor() const
{
    return m_d->m_cursor;
}

void ScatterPlot::setLabels(const PlotLabels& labels)
{
    m_d->m_labels = labels;
    canvas()->setTitle(labels.title);
    canvas()->xAxis->setLabel(labels.x);
    canvas()->yAxis->setLabel(labels.y);
    m_d->m_bar.setLabel(labels.value);
    canvas()->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::resetView()
{
    m_d->m_frame->showAll();
    m_d->repaint();
    detailMayBeNeeded();
}

void ScatterPlot::clear()
{
    begin(AxisScale(), AxisScale(), ViewPolicy::Reset);
    setLabels({});
}

void ScatterPlot::requestDetail()
{
    const QCPRange x = canvas()->xAxis->range();
    const QCPRange y = canvas()->yAxis->range();
    const std::pair view(Span{x.lower, x.upper}, Span{y.lower, y.upper});
    if (m_d->m_graph->count() > 0 && view != std::exchange(m_d->m_toldView, view))
        emit viewChanged();
}

} // namespace h5scout::ui
