// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, mouse and wheel of VirtualGrid.
#include "ui/table/VirtualGrid.h"

#include "ui/models/Format.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr int kEdgeReach = 4; ///< pixels beside a header's edge that take it
constexpr int kSmallestWidth = 24;
constexpr int kLargestWidth = 4000;
constexpr int kAutoScrollMs = 30;
constexpr int kWheelStep = 120; // eighths of a degree

GridSelection::Mode modeOf(Qt::KeyboardModifiers modifiers)
{
    return modifiers.testFlag(Qt::ShiftModifier) ? GridSelection::Mode::Extend : GridSelection::Mode::Replace;
}

} // namespace

void VirtualGrid::keyPressEvent(QKeyEvent* event)
{
    const bool isCtrl = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const auto target =
        movedByKey(m_selection.current(), event->key(), isCtrl, m_rows.count(), m_columns.count(), m_rows.pageLines());
    if (!target || m_selection.isEmpty() || event->modifiers().testFlag(Qt::AltModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    setCurrent(*target, modeOf(event->modifiers()));
}

std::optional<quint64> VirtualGrid::edgeAt(const QPoint& point) const
{
    if (point.y() >= m_headerHeight || point.x() < m_headerWidth)
        return {};
    const int x = point.x() - m_headerWidth;
    for (const int pixel : {x - kEdgeReach, x + kEdgeReach}) {
        const quint64 column = m_columns.lineAt(std::max(pixel, 0));
        if (column < m_columns.count() &&
            std::abs(m_columns.startOf(column) + m_columns.sizeOf(column) - 1 - x) <= kEdgeReach)
            return column;
    }
    // The edge of the last column has nothing behind it.
    const quint64 last = m_columns.lineAt(std::max(x - kEdgeReach, 0));
    return last < m_columns.count() && m_columns.lineAt(x + kEdgeReach) == m_columns.count() ? std::optional(last)
                                                                                             : std::nullopt;
}

void VirtualGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_selection.isEmpty()) {
        // The context menu belongs to the selection; elsewhere it selects first.
        const auto place = placeAt(event->position().toPoint());
        if (event->button() == Qt::RightButton && place && !m_selection.contains(place->row, place->column))
            setCurrent(*place);
        return;
    }
    const QPoint point = event->position().toPoint();
    m_dragPoint = point;
    if (const auto edge = edgeAt(point)) {
        m_drag = Drag::Edge;
        m_draggedColumn = *edge;
        return;
    }
    const GridSelection::Mode mode = modeOf(event->modifiers());
    const quint64 row = m_rows.lineAt(point.y() - m_headerHeight);
    const quint64 column = m_columns.lineAt(point.x() - m_headerWidth);
    if (point.x() < m_headerWidth && point.y() < m_headerHeight) {
        m_selection.selectAll();
    } else if (point.y() < m_headerHeight) {
        if (column >= m_columns.count())
            return;
        m_drag = Drag::Columns;
        m_selection.selectColumn(column, mode);
    } else if (point.x() < m_headerWidth) {
        if (row >= m_rows.count())
            return;
        m_drag = Drag::Rows;
        m_selection.selectRow(row, mode);
    } else if (const auto place = placeAt(point)) {
        m_drag = Drag::Cells;
        setCurrent(*place, mode);
        return;
    }
    selectionMoved();
}

void VirtualGrid::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    switch (m_drag) {
    case Drag::None:
        viewport()->setCursor(edgeAt(point) ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    case Drag::Edge: {
        const int width = m_columns.sizeOf(m_draggedColumn) + point.x() - m_dragPoint.x();
        m_dragPoint = point;
        setColumnWidth(m_draggedColumn, std::clamp(width, kSmallestWidth, kLargestWidth));
        return;
    }
    default:
        m_dragPoint = point;
        extendTo(point);
        const QRect cells = viewport()->rect().adjusted(m_headerWidth, m_headerHeight, 0, 0);
        if (cells.contains(point))
            m_autoScroll.stop();
        else if (!m_autoScroll.isActive())
            m_autoScroll.start(kAutoScrollMs, this);
        return;
    }
}

void VirtualGrid::extendTo(const QPoint& point)
{
    const auto line = [](const LineSpace& space, int pixel) {
        const int inside = std::clamp(pixel, 0, std::max(space.viewLength() - 1, 0));
        return std::min(space.lineAt(inside), space.count() - 1);
    };
    const GridPlace place{line(m_rows, point.y() - m_headerHeight), line(m_columns, point.x() - m_headerWidth)};
    if (m_drag == Drag::Rows)
        m_selection.selectRow(place.row, GridSelection::Mode::Extend);
    else if (m_drag == Drag::Columns)
        m_selection.selectColumn(place.column, GridSelection::Mode::Extend);
    else if (place == m_selection.current())
        return;
    else
        m_selection.select(place, GridSelection::Mode::Extend);
    selectionMoved();
}

/// While the mouse is held outside the table scrolls, the faster the farther it is.
void VirtualGrid::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const auto beyond = [](int pixel, int first, int last) {
        return pixel < first ? pixel - first : pixel > last ? pixel - last : 0;
    };
    if (m_drag != Drag::Rows)
        m_columns.scrollBy(beyond(m_dragPoint.x(), m_headerWidth, viewport()->width() - 1));
    if (m_drag != Drag::Columns)
        m_rows.scrollBy(beyond(m_dragPoint.y(), m_headerHeight, viewport()->height() - 1));
    viewMoved();
    extendTo(m_dragPoint);
}

void VirtualGrid::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = Drag::None;
    m_autoScroll.stop();
}

void VirtualGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto edge = edgeAt(event->position().toPoint()); edge && event->button() == Qt::LeftButton)
        widenToContents(*edge);
    else
        mousePressEvent(event);
}

/// To the widest text in view.
void VirtualGrid::widenToContents(quint64 column)
{
    int width = headerWidth(column);
    const CellRange shown = view();
    for (quint64 row = shown.row; row < shown.row + shown.rows; ++row)
        width = std::max(width, textWidth(m_source->cell(row, column).text));
    setColumnWidth(column, std::clamp(width, kSmallestWidth, kLargestWidth));
}

void VirtualGrid::wheelEvent(QWheelEvent* event)
{
    QPoint pixels = event->pixelDelta();
    if (pixels.isNull()) {
        m_wheelRest += event->angleDelta() * QApplication::wheelScrollLines() * m_rows.defaultSize();
        pixels = {m_wheelRest.x() / kWheelStep, m_wheelRest.y() / kWheelStep};
        m_wheelRest -= pixels * kWheelStep;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier) && pixels.x() == 0)
        pixels = {pixels.y(), 0};
    m_columns.scrollBy(-pixels.x());
    m_rows.scrollBy(-pixels.y());
    viewMoved();
    event->accept();
}

bool VirtualGrid::eventFilter(QObject* watched, QEvent* event)
{
    // A step of a scaled bar is many rows: the wheel over it scrolls as over the cells.
    if (event->type() == QEvent::Wheel && (watched == verticalScrollBar() || watched == horizontalScrollBar())) {
        wheelEvent(static_cast<QWheelEvent*>(event));
        return true;
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

bool VirtualGrid::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = placeAt(help->pos());
    const QString text = place && m_source ? m_source->toolTip(place->row, place->column) : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainToolTip(text), viewport(), cellRect(*place));
    return true;
}

} // namespace h5scout::ui
