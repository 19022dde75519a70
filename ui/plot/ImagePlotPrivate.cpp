// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImagePlotPrivate.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QStringList>

#include "ui/plot/AxisTicker.h"
#include "ui/plot/DateTicker.h"
#include "ui/plot/ImageAxes.h"
#include "ui/plot/PlaneReadOut.h"

namespace h5scout::ui
{

namespace
{

constexpr double kClosestView = 3.0; // elements

Span spanOf(const AxisScale& scale)
{
    return scale.count() > 0 ? scale.edges() : Span{0, 1};
}

/// The size of an element where that is what makes two axes comparable.
double meanCell(const AxisScale& scale)
{
    return spanOf(scale).size() / static_cast<double>(std::max<quint64>(scale.count(), 1));
}

bool isReal(const AxisScale& scale)
{
    return scale.spacing() != AxisScale::Spacing::Index;
}

quint64 stepped(quint64 index, int step, quint64 count)
{
    const auto length = static_cast<quint64>(std::abs(step));
    if (step < 0)
        return index - std::min(length, index);
    return index + std::min(length, count - 1 - index);
}

} // namespace

ImagePlot::Private::Private(ImagePlot* plot, PlotCanvas* canvas)
    : m_plot(plot)
    , m_canvas(canvas)
    , m_margins(new QCPMarginGroup(canvas))
    , m_graph(new ImageGraph(canvas->xAxis, canvas->yAxis))
    , m_bar(canvas, m_margins)
    , m_frame(new ViewFrame(canvas))
    , m_profiles(new ProfilePanes(canvas, m_margins))
    , m_crosshair(new Crosshair(canvas->xAxis, canvas->yAxis))
    , m_control(new CursorControl(canvas, [this](const QPointF& pixel) { return m_crosshair->handlesAt(pixel); }))
{
    for (QCPAxis* axis : {canvas->xAxis, canvas->yAxis})
        axis->grid()->setVisible(false);
    canvas->axisRect()->setMarginGroup(QCP::MarginSides(QCP::msTop | QCP::msBottom), m_margins);
    // On a large screen a sheet of its own for two lines takes longer than the picture below.
    canvas->layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    m_control->setTakesKeys(false);
    m_profileTimer.setSingleShot(true);
    m_profileTimer.setInterval(0);
    applyMap();
    applyAxes();
    applyColors();
}

void ImagePlot::Private::applyColors()
{
    const PlotColors& colors = m_canvas->colors();
    m_graph->setMissingColors(colors.background, colors.missing);
    m_canvas->axisRect()->setBackground(QBrush(colors.background));
    m_bar.applyColors();
    m_profiles->applyColors();
}

bool ImagePlot::Private::areRowsUpward() const
{
    return m_style.rowsUpward.value_or(isReal(m_rows));
}

void ImagePlot::Private::applyAxes()
{
    m_graph->setScales(m_rows, m_columns);
    m_profiles->setScales(m_rows, m_columns);
    setTicker(m_canvas->xAxis, m_columns);
    setTicker(m_canvas->yAxis, m_rows);
    m_canvas->xAxis->setRangeReversed(m_style.columnsLeftward);
    m_canvas->yAxis->setRangeReversed(!areRowsUpward());
    m_frame->setContent({spanOf(m_columns), spanOf(m_rows), kClosestView * smallestCell(m_columns),
                         kClosestView * smallestCell(m_rows)});
    const bool haveSameUnits = isReal(m_rows) && isReal(m_columns) && m_rows.units == m_columns.units;
    const double aspect = haveSameUnits ? 1.0 : meanCell(m_rows) / meanCell(m_columns);
    m_frame->setAspect(m_style.isAspectLocked ? std::optional(aspect) : std::nullopt);
}

void ImagePlot::Private::applyLabels()
{
    // The label of an axis that is not the one drawn would give its indices a unit.
    const auto label = [](const QString& given, const AxisScale& scale) {
        if (!canCarryImage(scale))
            return ImagePlot::tr("index");
        return scale.isTime ? localTimeLabel(given, scale.edges().upper) : given;
    };
    m_canvas->setTitle(m_labels.title);
    m_canvas->xAxis->setLabel(label(m_labels.x, m_given.columns));
    m_canvas->yAxis->setLabel(label(m_labels.y, m_given.rows));
    m_bar.setLabel(m_labels.value);
}

void ImagePlot::Private::applyMap()
{
    m_graph->setColorTable(colorTable(m_style.map, m_style.isMapReversed));
    m_bar.setMap(m_style.map, m_style.isMapReversed);
}

ImageStyle ImagePlot::Private::colorStyle() const
{
    ImageStyle style = m_style;
    if (const auto classes = classSpan(m_given.valueNames)) {
        style.limits = ImageStyle::Limits::Manual;
        style.manual = *classes;
        style.isLogarithmic = false;
    }
    return style;
}

void ImagePlot::Private::showLimits()
{
    const ColorSpan span = colorSpan(m_levels, colorStyle(), m_graph->overview().get());
    m_graph->setNorm(span.norm);
    m_bar.setNames(m_given.valueNames);
    m_bar.setLimits(span.drawn, span.isLogarithmic);
    if (span.limits != std::exchange(m_limits, span.limits))
        emit m_plot->limitsChanged(span.limits);
}

void ImagePlot::Private::repaint()
{
    m_plot->setNote(note());
    if (m_graph->hasColors()) // else recolored() will bring us here again
        m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

void ImagePlot::Private::placeCrosshair(std::optional<Place> place)
{
    if (isEmpty())
        place.reset();
    else if (!place && m_style.hasProfiles)
        place = Place(m_rows.count() / 2, m_columns.count() / 2);
    if (place)
        place = Place(std::min(place->first, m_rows.count() - 1), std::min(place->second, m_columns.count() - 1));
    m_place = place;
    std::optional<QPointF> position;
    if (place)
        position =
            QPointF(m_columns.at(static_cast<double>(place->second)), m_rows.at(static_cast<double>(place->first)));
    m_crosshair->setPlace(position);
    m_profiles->setMarker(position);
    m_control->setTakesKeys(place.has_value());
    m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

void ImagePlot::Private::moveCrosshair(quint64 row, quint64 column)
{
    if (m_place == Place(row, column)) {
        emit m_plot->hintChanged(crosshairHint());
        return;
    }
    placeCrosshair(Place(row, column));
    askForProfiles();
    emit m_plot->crosshairMoved(row, column);
    emit m_plot->hintChanged(hintAt(row, column));
}

void ImagePlot::Private::dragCrosshair(const QPointF& pixel, CursorControl::Handles handles)
{
    if (!m_place || isEmpty())
        return;
    const Place there = placeAt({m_canvas->xAxis->pixelToCoord(pixel.x()), m_canvas->yAxis->pixelToCoord(pixel.y())});
    moveCrosshair(handles.testFlag(CursorControl::Row) ? there.first : m_place->first,
                  handles.testFlag(CursorControl::Column) ? there.second : m_place->second);
}

void ImagePlot::Private::stepCrosshair(int rightward, int upward)
{
    if (!m_place || isEmpty())
        return;
    const bool isColumnRightward = m_columns.isRising() != m_style.columnsLeftward;
    const bool isRowUpward = m_rows.isRising() == areRowsUpward();
    moveCrosshair(stepped(m_place->first, isRowUpward ? upward : -upward, m_rows.count()),
                  stepped(m_place->second, isColumnRightward ? rightward : -rightward, m_columns.count()));
    keepCrosshairInView();
}

void ImagePlot::Private::keepCrosshairInView()
{
    const auto follow = [this](QCPAxis* axis, double position, double room) {
        const QCPRange view = axis->range();
        double shift = 0;
        if (position - room < view.lower)
            shift = position - room - view.lower;
        else if (position + room > view.upper)
            shift = position + room - view.upper;
        if (shift == 0)
            return;
        axis->setRange(view.lower + shift, view.upper + shift);
        m_plot->detailMayBeNeeded();
    };
    follow(m_canvas->xAxis, m_columns.at(static_cast<double>(m_place->second)), smallestCell(m_columns) / 2);
    follow(m_canvas->yAxis, m_rows.at(static_cast<double>(m_place->first)), smallestCell(m_rows) / 2);
}

void ImagePlot::Private::askForProfiles()
{
    if (m_style.hasProfiles && m_place)
        m_profileTimer.start();
}

Place ImagePlot::Private::placeAt(const QPointF& place) const
{
    return {m_rows.nearest(place.y()), m_columns.nearest(place.x())};
}

QString ImagePlot::Private::note() const
{
    QStringList notes;
    if (!canCarryImage(m_given.rows))
        notes << ImagePlot::tr("The positions of the rows make no axis: rows are shown by index.");
    if (!canCarryImage(m_given.columns))
        notes << ImagePlot::tr("The positions of the columns make no axis: columns are shown by index.");
    if (m_isOverviewComplete)
        notes << colorNote(m_levels.census(), colorStyle().isLogarithmic);
    notes.removeAll(QString());
    return notes.join(QLatin1Char(' '));
}

QString ImagePlot::Private::crosshairHint() const
{
    return m_place && !isEmpty() ? hintAt(m_place->first, m_place->second) : QString();
}

double ImagePlot::Private::valueResolution() const
{
    if (m_given.isInteger)
        return 1;
    const auto finite = m_levels.census().finite;
    return finite ? resolutionOf(*finite) : 0;
}

QString ImagePlot::Private::hintAt(quint64 row, quint64 column) const
{
    const auto sample = m_graph->sampleAt(row, column);
    if (!sample)
        return imageReadOut(m_rows, m_columns, row, column, {}, m_labels.value);
    const QString name = nameOf(m_given.valueNames, sample->value);
    // Of a picture coarser than the array the place of the sample is told, not of its neighbour under the pointer.
    return imageReadOut(m_rows, m_columns, sample->row, sample->column, sample->value, m_labels.value,
                        valueResolution(), name);
}

QString ImagePlot::Private::hintAt(const QPointF& place) const
{
    const auto isWithin = [](const AxisScale& scale, double position) {
        const Span edges = scale.edges();
        return position >= edges.lower && position <= edges.upper;
    };
    if (isEmpty() || !isWithin(m_columns, place.x()) || !isWithin(m_rows, place.y()))
        return {};
    const auto [row, column] = placeAt(place);
    return hintAt(row, column);
}

} // namespace h5scout::ui
