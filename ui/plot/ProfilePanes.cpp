// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ProfilePanes.h"

#include <algorithm>

#include "ui/plot/AxisTicker.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/ProfileGraph.h"

namespace h5scout::ui
{

namespace
{

constexpr double kShare = 0.32; // of the image's width and height
constexpr double kPenWidth = 1.3;
constexpr int kGap = 6;

/// A layout for one axis rect. QCustomPlot counts those that stand directly in the plot's layout first, and the first
/// of all, which the canvas takes its axes from, has to remain the image's.
QCPLayoutGrid* boxOf(QCPAxisRect* rect)
{
    auto* box = new QCPLayoutGrid;
    box->addElement(0, 0, rect);
    return box;
}

std::pair<int, int> placeOf(QCPLayoutGrid* grid, const QCPLayoutElement* element)
{
    for (int row = 0; row < grid->rowCount(); ++row)
        for (int column = 0; column < grid->columnCount(); ++column)
            if (grid->hasElement(row, column) && grid->element(row, column) == element)
                return {row, column};
    return {0, 0};
}

} // namespace

ProfilePanes::ProfilePanes(PlotCanvas* canvas, QCPMarginGroup* margins)
    : QObject(canvas)
    , m_canvas(canvas)
    , m_margins(margins)
    , m_sideMargins(new QCPMarginGroup(canvas))
{
    // After the image's own axes have found their ranges; ticks stand on the value axes only, so nothing is to be laid
    // out again.
    connect(canvas, &QCustomPlot::afterLayout, this, &ProfilePanes::follow);
}

void ProfilePanes::setShown(bool isShown)
{
    if (isShown == this->isShown())
        return;
    if (!isShown) {
        remove();
        return;
    }
    make(RowPane);
    make(ColumnPane);
    insertRowPane();
    insertColumnPane();
    setScales(m_rows, m_columns);
    setLogarithmic(m_isLogarithmic);
    setMarker(m_marker);
    applyColors();
    follow();
}

void ProfilePanes::make(Which which)
{
    Pane& pane = m_panes[which];
    pane.rect = new QCPAxisRect(m_canvas, true);
    const bool isRow = which == RowPane;
    pane.key = pane.rect->axis(isRow ? QCPAxis::atBottom : QCPAxis::atLeft);
    pane.value = pane.rect->axis(isRow ? QCPAxis::atLeft : QCPAxis::atBottom);
    pane.graph = new ProfileGraph(pane.key, pane.value);
    pane.rect->setMinimumSize(24, 24);
    QMargins margins = m_canvas->outerMargins();
    if (isRow)
        margins.setBottom(kGap);
    else
        margins.setLeft(kGap);
    pane.rect->setMinimumMargins(margins);
    pane.rect->setupFullAxesBox();
    for (QCPAxis* axis : pane.rect->axes()) {
        const bool isValue = axis == pane.value;
        axis->setTicks(isValue);
        axis->setTickLabels(isValue);
        axis->grid()->setVisible(isValue);
    }
    // Dragging and zooming along the profile is dragging and zooming the image.
    QCPAxis* const x = isRow ? m_canvas->xAxis : nullptr;
    QCPAxis* const y = isRow ? nullptr : m_canvas->yAxis;
    const Qt::Orientation along = isRow ? Qt::Horizontal : Qt::Vertical;
    pane.rect->setRangeDrag(along);
    pane.rect->setRangeZoom(along);
    pane.rect->setRangeDragAxes(x, y);
    pane.rect->setRangeZoomAxes(x, y);
}

void ProfilePanes::insertRowPane()
{
    QCPLayoutGrid* layout = m_canvas->plotLayout();
    QCPAxisRect* image = m_canvas->xAxis->axisRect();
    const auto [row, column] = placeOf(layout, image);
    layout->insertRow(row);
    layout->addElement(row, column, boxOf(m_panes[RowPane].rect));
    layout->setRowStretchFactor(row, kShare);
    for (QCPAxisRect* rect : {image, m_panes[RowPane].rect})
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, m_sideMargins);
}

void ProfilePanes::insertColumnPane()
{
    QCPLayoutGrid* layout = m_canvas->plotLayout();
    QCPAxisRect* image = m_canvas->xAxis->axisRect();
    const auto [row, column] = placeOf(layout, image);
    layout->insertColumn(column + 1);
    layout->addElement(row, column + 1, boxOf(m_panes[ColumnPane].rect));
    layout->setColumnStretchFactor(column + 1, kShare);
    m_panes[ColumnPane].rect->setMarginGroup(QCP::msTop | QCP::msBottom, m_margins);
}

void ProfilePanes::remove()
{
    m_canvas->xAxis->axisRect()->setMarginGroup(QCP::msLeft | QCP::msRight, nullptr);
    for (Pane& pane : m_panes) {
        m_canvas->removePlottable(pane.graph);
        pane.rect->setMarginGroup(QCP::msAll, nullptr);
        m_canvas->plotLayout()->remove(pane.rect->layout());
        pane = {};
    }
    m_canvas->plotLayout()->simplify();
}

void ProfilePanes::setScales(const AxisScale& rows, const AxisScale& columns)
{
    m_rows = rows;
    m_columns = columns;
    if (!isShown())
        return;
    m_panes[RowPane].graph->setScale(columns);
    m_panes[ColumnPane].graph->setScale(rows);
}

void ProfilePanes::setLogarithmic(bool isLogarithmic)
{
    m_isLogarithmic = isLogarithmic;
    if (!isShown())
        return;
    for (const Pane& pane : m_panes) {
        QCPAxis* axis = pane.value;
        // From a range that suits both.
        axis->setRange(1, 10);
        axis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        setTicker(axis, isLogarithmic ? AxisKind::Logarithmic : AxisKind::Number);
        fitValues(pane);
    }
}

void ProfilePanes::setMarker(std::optional<QPointF> place)
{
    m_marker = place;
    if (!isShown())
        return;
    m_panes[RowPane].graph->setMarker(place ? std::optional(place->x()) : std::nullopt);
    m_panes[ColumnPane].graph->setMarker(place ? std::optional(place->y()) : std::nullopt);
}

void ProfilePanes::setRowProfile(const Envelope& profile)
{
    setProfile(RowPane, profile);
}

void ProfilePanes::setColumnProfile(const Envelope& profile)
{
    setProfile(ColumnPane, profile);
}

void ProfilePanes::setProfile(Which which, const Envelope& profile)
{
    if (!isShown())
        return; // an answer that comes too late
    m_panes[which].graph->setProfile(profile);
    fitValues(m_panes[which]);
}

void ProfilePanes::clear()
{
    if (!isShown())
        return;
    for (const Pane& pane : m_panes)
        pane.graph->clear();
}

void ProfilePanes::fitValues(const Pane& pane) const
{
    const auto values = pane.graph->values();
    if (!values)
        return; // what was shown before stays
    if (m_isLogarithmic) {
        pane.value->setRange(values->lower / 1.3, std::min(values->upper * 1.3, kLargestShown));
        return;
    }
    const Span span = paddedSpan(*values, 0.08);
    pane.value->setRange(span.lower, span.upper);
}

void ProfilePanes::applyColors()
{
    if (!isShown())
        return;
    const PlotColors& colors = m_canvas->colors();
    for (const Pane& pane : m_panes) {
        for (QCPAxis* axis : pane.rect->axes())
            m_canvas->styleAxis(axis);
        pane.graph->setPen(QPen(colors.curves.first(), kPenWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        pane.graph->setMarkerColor(colors.axes);
    }
}

void ProfilePanes::follow()
{
    if (!isShown())
        return;
    const auto take = [](QCPAxis* own, const QCPAxis* shared) {
        own->setRangeReversed(shared->rangeReversed());
        own->setRange(shared->range());
    };
    take(m_panes[RowPane].key, m_canvas->xAxis);
    take(m_panes[ColumnPane].key, m_canvas->yAxis);
}

} // namespace h5scout::ui
