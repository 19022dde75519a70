// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/CursorControl.h"

#include <utility>

#include "ui/plot/PlotCanvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace h5scout::ui
{

namespace
{
constexpr int kLongStep = 10;
}

CursorControl::CursorControl(PlotCanvas* canvas, HitTest hitTest)
    : QObject(canvas)
    , m_canvas(canvas)
    , m_hitTest(std::move(hitTest))
{
    canvas->installEventFilter(this);
}

bool CursorControl::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        m_pressed.reset(); // a reset of the view
        return false;
    case QEvent::KeyPress:
        return step(*static_cast<QKeyEvent*>(event));
    case QEvent::Leave:
        showShape({});
        return false;
    default:
        return false;
    }
}

bool CursorControl::press(const QMouseEvent& event)
{
    m_pressed.reset();
    if (event.button() != Qt::LeftButton || event.modifiers() != Qt::NoModifier)
        return false;
    if (!m_canvas->xAxis->axisRect()->rect().contains(event.position().toPoint()))
        return false;
    m_dragged = m_hitTest(event.position());
    if (m_dragged)
        return true;
    m_pressed = event.position();
    return false;
}

bool CursorControl::move(const QMouseEvent& event)
{
    if (m_dragged) {
        emit dragged(event.position(), m_dragged);
        return true;
    }
    if (m_pressed && (event.position() - *m_pressed).manhattanLength() >= QApplication::startDragDistance() / 2.0)
        m_pressed.reset(); // it pans
    if (event.buttons() == Qt::NoButton)
        showShape(m_hitTest(event.position()));
    return false;
}

bool CursorControl::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (std::exchange(m_dragged, {}))
        return true;
    if (std::exchange(m_pressed, std::nullopt))
        emit clicked(event.position());
    return false;
}

bool CursorControl::step(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (!m_takesKeys || (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier))
        return false;
    const int length = modifiers == Qt::ShiftModifier ? kLongStep : 1;
    switch (event.key()) {
    case Qt::Key_Left:
        emit stepped(-length, 0);
        return true;
    case Qt::Key_Right:
        emit stepped(length, 0);
        return true;
    case Qt::Key_Up:
        emit stepped(0, length);
        return true;
    case Qt::Key_Down:
        emit stepped(0, -length);
        return true;
    default:
        return false;
    }
}

void CursorControl::showShape(Handles handles)
{
    if (handles == both())
        m_canvas->setCursor(Qt::SizeAllCursor);
    else if (handles == Handles(Column))
        m_canvas->setCursor(Qt::SplitHCursor);
    else if (handles == Handles(Row))
        m_canvas->setCursor(Qt::SplitVCursor);
    else
        m_canvas->unsetCursor();
}

} // namespace h5scout::ui
