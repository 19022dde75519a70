// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LineCursor.h"

#include <cmath>
#include <utility>

namespace h5scout::ui
{

namespace
{
constexpr double kReach = 6.0;      // pixels beside the line that take hold of it
constexpr double kClickSlack = 3.0; // pixels: a farther move is a drag
constexpr int kManySteps = 10;
} // namespace

LineCursor::LineCursor(PlotCanvas* canvas)
    : QObject(canvas)
    , m_canvas(canvas)
    , m_line(new QCPItemStraightLine(canvas))
{
    m_line->setLayer(QStringLiteral("overlay")); // has a buffer of its own
    m_line->setSelectable(false);
    m_line->setAntialiased(false);
    m_line->setVisible(false);
    for (QCPItemPosition* point : {m_line->point1, m_line->point2})
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    applyColors();
    canvas->installEventFilter(this);
}

void LineCursor::setPosition(std::optional<double> position)
{
    if (!position && !m_position)
        return;
    m_position = position;
    m_line->setVisible(position.has_value());
    if (position) {
        m_line->point1->setCoords(*position, 0);
        m_line->point2->setCoords(*position, 1);
    }
    m_line->layer()->replot();
}

void LineCursor::applyColors()
{
    m_line->setPen(QPen(m_canvas->colors().selection, 2));
}

bool LineCursor::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_position)
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::KeyPress:
        return pressKey(*static_cast<QKeyEvent*>(event));
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool LineCursor::isNear(const QPointF& place) const
{
    return m_canvas->axisRect()->rect().contains(place.toPoint()) &&
           std::abs(m_canvas->xAxis->coordToPixel(*m_position) - place.x()) <= kReach;
}

bool LineCursor::press(const QMouseEvent& event)
{
    const bool isPlain = event.button() == Qt::LeftButton && event.modifiers() == Qt::NoModifier;
    m_pressed.reset();
    if (isPlain && m_canvas->axisRect()->rect().contains(event.position().toPoint()))
        m_pressed = event.position();
    m_isDragged = isPlain && isNear(event.position());
    if (m_isDragged)
        m_canvas->setFocus(Qt::MouseFocusReason);
    return m_isDragged;
}

bool LineCursor::move(const QMouseEvent& event)
{
    if (m_isDragged) {
        emit calledTo(event.position());
        return true;
    }
    const bool isHolding = event.buttons() == Qt::NoButton && isNear(event.position());
    if (isHolding != m_hasShape) {
        m_hasShape = isHolding;
        if (isHolding)
            m_canvas->setCursor(Qt::SplitHCursor);
        else
            m_canvas->unsetCursor();
    }
    return false;
}

bool LineCursor::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    const bool wasDragged = std::exchange(m_isDragged, false);
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && (event.position() - *pressed).manhattanLength() <= kClickSlack)
        emit calledTo(event.position()); // on the line, too: another point may be there
    return wasDragged;
}

bool LineCursor::pressKey(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
    if ((event.key() != Qt::Key_Left && event.key() != Qt::Key_Right) ||
        (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier))
        return false;
    const int steps = modifiers == Qt::ShiftModifier ? kManySteps : 1;
    emit stepped(event.key() == Qt::Key_Right ? steps : -steps);
    return true;
}

} // namespace h5scout::ui
