// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, mouse, wheel and selection of TextListView.
#include "ui/panes/TextListView.h"

#include <algorithm>
#include <limits>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace h5scout::ui
{

namespace
{

constexpr int kWheelStep = 120;

} // namespace

void TextListView::wheelEvent(QWheelEvent* event)
{
    if (event->angleDelta().y() == 0 || event->modifiers() != Qt::NoModifier) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    constexpr int kRowsAStep = 3;
    m_wheelRest += event->angleDelta().y() * kRowsAStep;
    const int rows = m_wheelRest / kWheelStep;
    m_wheelRest -= rows * kWheelStep;
    scrollByLines(-rows);
    event->accept();
}

void TextListView::keyPressEvent(QKeyEvent* event)
{
    const auto page = static_cast<qint64>(std::max<quint64>(rowsInView(), 2) - 1);
    const int column = horizontalScrollBar()->singleStep();
    switch (event->key()) {
    case Qt::Key_Up:
        scrollByLines(-1);
        break;
    case Qt::Key_Down:
        scrollByLines(1);
        break;
    case Qt::Key_PageUp:
        scrollByLines(-page);
        break;
    case Qt::Key_PageDown:
        scrollByLines(page);
        break;
    case Qt::Key_Home:
        scrollTo(0);
        break;
    case Qt::Key_End:
        scrollToEnd();
        break;
    case Qt::Key_Left:
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - column);
        break;
    case Qt::Key_Right:
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + column);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

void TextListView::selectAll()
{
    if (m_rows->rowCount() == 0)
        return;
    m_anchor = {};
    m_cursor = {m_rows->rowCount() - 1, std::numeric_limits<int>::max()};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void TextListView::clearSelection()
{
    m_anchor = m_cursor = {};
    viewport()->update();
    Q_EMIT selectionChanged();
}

void TextListView::setNeedle(const QString& needle)
{
    m_needle = needle;
    viewport()->update();
}

void TextListView::showMatch(const Place& place, int length)
{
    m_anchor = place;
    m_cursor = {place.row, place.column + length};
    const bool isInView = std::ranges::any_of(m_placed, [&](const Placed& placed) {
        return placed.row == place.row && placed.top >= 0 && placed.top + lineHeight() <= viewport()->height();
    });
    if (!isInView)
        scrollTo(place.row - std::min(place.row, rowsInView() / 3));
    if (!m_wraps && !m_placed.empty()) {
        const int x = fontMetrics().averageCharWidth() * place.column;
        const int room = horizontalScrollBar()->pageStep();
        if (x < horizontalScrollBar()->value() || x + room / 4 > horizontalScrollBar()->value() + room)
            horizontalScrollBar()->setValue(x - room / 3);
    }
    viewport()->update();
    Q_EMIT selectionChanged();
}

TextListView::Place TextListView::placeAt(const QPoint& position)
{
    if (m_placed.empty())
        return {};
    const auto found =
        std::ranges::find_if(m_placed, [&](const Placed& placed) { return position.y() < placed.top + placed.height; });
    if (found == m_placed.end())
        return {m_placed.back().row, std::numeric_limits<int>::max()};
    if (position.y() < m_placed.front().top)
        return {m_placed.front().row, 0};
    const QTextLayout& layout = layoutOf(found->row);
    const int y = position.y() - found->top;
    const qreal x = position.x() - gutterWidth() - kMargin + horizontalScrollBar()->value();
    int line = 0;
    while (line + 1 < layout.lineCount() && layout.lineAt(line + 1).y() <= y)
        ++line;
    return {found->row, layout.lineCount() > 0 ? layout.lineAt(line).xToCursor(x) : 0};
}

void TextListView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    m_cursor = placeAt(event->pos());
    if (!(event->modifiers() & Qt::ShiftModifier))
        m_anchor = m_cursor;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void TextListView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (event->pos().y() < 0)
        scrollByLines(-1);
    else if (event->pos().y() > viewport()->height())
        scrollByLines(1);
    m_cursor = placeAt(event->pos());
    viewport()->update();
    Q_EMIT selectionChanged();
}

/// Selects the row.
void TextListView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Place place = placeAt(event->pos());
    m_anchor = {place.row, 0};
    m_cursor = {place.row, std::numeric_limits<int>::max()};
    viewport()->update();
    Q_EMIT selectionChanged();
}

} // namespace h5scout::ui
