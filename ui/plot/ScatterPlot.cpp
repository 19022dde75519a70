// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ScatterPlot.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/plot/ColorBar.h"
#include "ui/plot/ColorLimits.h"
#include "ui/plot/ColorMap.h"
#include "ui/plot/ColorNorm.h"
#include "ui/plot/CursorControl.h"
#include "ui/plot/NumberTicker.h"
#include "ui/plot/PlaneReadOut.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/ViewFrame.h"

namespace h5scout::ui
{

namespace
{

constexpr double kRadius = 4.5;       // pixels
constexpr double kCursorRadius = 9.0; // pixels
constexpr double kGrip = 14.0;        // pixels around the cursor that drag it

/// Filled circles, hollow without a value, and a ring around one of them.
class PointCloud : public QCPAbstractPlottable
{
public:
    PointCloud(QCPAxis* xAxis, QCPAxis* yAxis)
        : QCPAbstractPlottable(xAxis, yAxis)
    {}

    std::size_t count() const { return std::min(m_x.count(), m_y.count()); }
    QPointF placeOf(std::size_t point) const
    {
        const auto index = static_cast<double>(point);
        return {m_x.at(index), m_y.at(index)};
    }
    QPointF pixelOf(std::size_t point) const
    {
        const QPointF place = placeOf(point);
        return {keyAxis()->coordToPixel(place.x()), valueAxis()->coordToPixel(place.y())};
    }
    double valueOf(std::size_t point) const
    {
        return point < m_values.size() ? m_values[point] : std::numeric_limits<double>::quiet_NaN();
    }
    std::optional<quint64> nearest(const QPointF& pixel) const
    {
        std::optional<quint64> best;
        double bestDistance = std::numeric_limits<double>::infinity();
        for (std::size_t point = 0; point < count(); ++point) {
            const QPointF offset = pixelOf(point) - pixel;
            const double distance = QPointF::dotProduct(offset, offset);
            if (distance < bestDistance) { // false for NaN
                bestDistance = distance;
                best = point;
            }
        }
        return best;
    }

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain) const override { return rangeOf(m_x, foundRange); }
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange&) const override
    {
        return rangeOf(m_y, foundRange);
    }

    AxisScale m_x{0};
    AxisScale m_y{0};
    std::vector<double> m_values;
    ColorNorm m_norm;
    ColorTable m_table{};
    QColor m_outline = Qt::gray;
    QColor m_ring = Qt::black;
    std::optional<quint64> m_cursor;

protected:
    void draw(QCPPainter* painter) override
    {
        painter->setAntialiasing(true);
        const QRectF view = QRectF(clipRect()).adjusted(-kRadius, -kRadius, kRadius, kRadius);
        for (std::size_t point = 0; point < count(); ++point) {
            const QPointF pixel = pixelOf(point);
            if (!view.contains(pixel)) // false for NaN
                continue;
            const double value = valueOf(point);
            painter->setPen(QPen(m_outline, 0.6));
            if (std::isnan(value))
                painter->setBrush(Qt::NoBrush);
            else
                painter->setBrush(QColor::fromRgb(m_table[m_norm.place(value)]));
            painter->drawEllipse(pixel, kRadius, kRadius);
        }
        if (m_cursor && *m_cursor < count()) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(m_ring, 2));
            painter->drawEllipse(pixelOf(*m_cursor), kCursorRadius, kCursorRadius);
        }
    }
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}

private:
    QCPRange rangeOf(const AxisScale& scale, bool& foundRange) const
    {
        foundRange = count() > 0;
        const Span span = scale.positions();
        return {span.lower, span.upper};
    }
};

} // namespace

class ScatterPlot::Private
{
public:
    Private(ScatterPlot* plot, PlotCanvas* canvas)
        : m_plot(plot)
        , m_canvas(canvas)
        , m_margins(new QCPMarginGroup(canvas))
        , m_cloud(new PointCloud(canvas->xAxis, canvas->yAxis))
        , m_bar(canvas, m_margins)
        , m_frame(new ViewFrame(canvas))
        , m_control(new CursorControl(canvas, [this](const QPointF& pixel) { return handlesAt(pixel); }))
    {
        canvas->axisRect()->setMarginGroup(QCP::MarginSides(QCP::msTop | QCP::msBottom), m_margins);
        for (QCPAxis* axis : {canvas->xAxis, canvas->yAxis})
            axis->setTicker(QSharedPointer<NumberTicker>::create(axis, NumberTicker::Numbers::Real));
        m_control->setTakesKeys(false);
        applyMap();
        applyColors();
    }

    CursorControl::Handles handlesAt(const QPointF& pixel) const
    {
        if (!m_cloud->m_cursor)
            return {};
        const QPointF offset = m_cloud->pixelOf(*m_cloud->m_cursor) - pixel;
        return QPointF::dotProduct(offset, offset) < kGrip * kGrip
                   ? CursorControl::Handles(CursorControl::Row | CursorControl::Column)
                   : CursorControl::Handles();
    }

    void applyColors()
    {
        m_cloud->m_outline = m_canvas->colors().axes;
        m_cloud->m_ring = m_canvas->colors().text;
        m_bar.applyColors();
    }

    void applyMap()
    {
        m_cloud->m_table = colorTable(m_style.map);
        if (m_style.isMapReversed)
            std::reverse(m_cloud->m_table.begin(), m_cloud->m_table.end());
        m_bar.setMap(m_style.map, m_style.isMapReversed);
    }

    void applyLimits()
    {
        const ValueCensus census = censusOf(m_cloud->m_values);
        std::optional<Span> percentiles;
        if (m_style.limits == ImageStyle::Limits::Percentile)
            percentiles = percentileSpan(m_cloud->m_values, m_style.percentile, m_style.isLogarithmic);
        const Span limits = colorLimits(m_style, census, percentiles).value_or(Span{0, 1});
        const bool isLogarithmic = m_style.isLogarithmic && limits.lower > 0;
        m_cloud->m_norm =
            ColorNorm(limits, isLogarithmic ? ColorNorm::Scale::Logarithmic : ColorNorm::Scale::Linear);
        m_bar.setLimits(limits, isLogarithmic);
        if (limits != std::exchange(m_limits, limits))
            emit m_plot->limitsChanged(limits);
    }

    void applyAxes()
    {
        m_canvas->yAxis->setRangeReversed(m_style.rowsUpward == std::optional(false));
        m_canvas->xAxis->setRangeReversed(m_style.columnsLeftward);
        const Span x = paddedSpan(m_cloud->m_x.positions(), 0.05);
        const Span y = paddedSpan(m_cloud->m_y.positions(), 0.05);
        m_frame->setContent({x, y, x.size() * 1e-6, y.size() * 1e-6});
        m_frame->setAspect(m_style.isAspectLocked ? std::optional(1.0) : std::nullopt);
    }

    void move(const QPointF& pixel)
    {
        const std::optional<quint64> point = m_cloud->nearest(pixel);
        if (!point || point == m_cloud->m_cursor)
            return;
        m_cloud->m_cursor = point;
        repaint();
        emit m_plot->cursorMoved(*point);
    }

    void step(int steps)
    {
        if (!m_cloud->m_cursor || m_cloud->count() == 0)
            return;
        const auto last = static_cast<qint64>(m_cloud->count()) - 1;
        const auto next =
            static_cast<quint64>(std::clamp<qint64>(static_cast<qint64>(*m_cloud->m_cursor) + steps, 0, last));
        if (next == *m_cloud->m_cursor)
            return;
        m_cloud->m_cursor = next;
        repaint();
        emit m_plot->cursorMoved(next);
    }

    QString hintAt(const QPointF& place) const
    {
        const QPointF pixel(m_canvas->xAxis->coordToPixel(place.x()), m_canvas->yAxis->coordToPixel(place.y()));
        const std::optional<quint64> point = m_cloud->nearest(pixel);
        if (!point)
            return {};
        return pointReadOut(m_cloud->m_x, m_cloud->m_y, *point, m_cloud->valueOf(*point), m_labels.value);
    }

    void repaint() { m_canvas->replot(QCustomPlot::rpQueuedRefresh); }

    ScatterPlot* m_plot;
    PlotCanvas* m_canvas;
    QCPMarginGroup* m_margins;
    PointCloud* m_cloud;
    ColorBar m_bar;
    ViewFrame* m_frame;
    CursorControl* m_control;
    ImageStyle m_style;
    PlotLabels m_labels;
    Span m_limits{0, 1};
};

ScatterPlot::ScatterPlot(QWidget* parent)
    : PlotWidget(parent)
    , m_d(std::make_unique<Private>(this, canvas()))
{
    setObjectName(QStringLiteral("scatterPlot"));
    setAccessibleName(tr("Scatter plot"));
    connect(canvas(), &PlotCanvas::colorsChanged, this, [this] { m_d->applyColors(); });
    connect(canvas(), &PlotCanvas::pointedAt, this,
            [this](const QPointF& place) { emit hintChanged(m_d->hintAt(place)); });
    connect(canvas(), &PlotCanvas::pointerLeft, this, [this] { emit hintChanged({}); });
    connect(m_d->m_control, &CursorControl::dragged, this, [this](const QPointF& pixel) { m_d->move(pixel); });
    connect(m_d->m_control, &CursorControl::clicked, this, [this](const QPointF& pixel) {
        if (m_d->m_cloud->m_cursor)
            m_d->move(pixel);
    });
    connect(m_d->m_control, &CursorControl::stepped, this,
            [this](int rightward, int upward) { m_d->step(rightward + upward); });
}

ScatterPlot::~ScatterPlot() = default;

void ScatterPlot::begin(const AxisScale& x, const AxisScale& y, ViewPolicy policy)
{
    const bool isKept = policy == ViewPolicy::Keep && m_d->m_cloud->m_x.positions() == x.positions() &&
                        m_d->m_cloud->m_y.positions() == y.positions();
    m_d->m_cloud->m_x = x;
    m_d->m_cloud->m_y = y;
    if (!isKept) {
        m_d->m_cloud->m_values.clear();
        m_d->m_cloud->m_cursor.reset();
        m_d->m_control->setTakesKeys(false);
        m_d->applyAxes();
        resetView();
    }
}

void ScatterPlot::setValues(std::vector<double> values)
{
    m_d->m_cloud->m_values = std::move(values);
    m_d->applyLimits();
    m_d->repaint();
}

void ScatterPlot::setStyle(const ImageStyle& style)
{
    if (style == m_d->m_style)
        return;
    m_d->m_style = style;
    m_d->applyMap();
    m_d->applyLimits();
    m_d->applyAxes();
    m_d->repaint();
}

const ImageStyle& ScatterPlot::style() const
{
    return m_d->m_style;
}

void ScatterPlot::setCursor(std::optional<quint64> point)
{
    const bool isThere = point && *point < m_d->m_cloud->count();
    m_d->m_cloud->m_cursor = isThere ? point : std::nullopt;
    m_d->m_control->setTakesKeys(isThere);
    m_d->repaint();
}

std::optional<quint64> ScatterPlot::cursor() const
{
    return m_d->m_cloud->m_cursor;
}

void ScatterPlot::setLabels(const PlotLabels& labels)
{
    m_d->m_labels = labels;
    canvas()->setTitle(labels.title);
    canvas()->xAxis->setLabel(labels.x);
    canvas()->yAxis->setLabel(labels.y);
    m_d->m_bar.setLabel(labels.value);
    m_d->repaint();
}

void ScatterPlot::resetView()
{
    m_d->m_frame->showAll();
    m_d->repaint();
}

void ScatterPlot::clear()
{
    begin(AxisScale(0), AxisScale(0), ViewPolicy::Reset);
    setLabels({});
}

void ScatterPlot::requestDetail()
{
    emit viewChanged(); // all points are loaded
}

} // namespace h5scout::ui
