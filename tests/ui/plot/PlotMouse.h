// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and pointer of a user of a plot.
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace h5scout::test
{

/// QTest::mouseMove() sends nothing when the pointer is there already.
inline void movePointer(QWidget* widget, const QPoint& place, Qt::MouseButtons buttons = Qt::NoButton)
{
    QMouseEvent event(QEvent::MouseMove, place, widget->mapToGlobal(place), Qt::NoButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

inline void drag(QWidget* widget, Qt::MouseButton button, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(widget, button, {}, from);
    movePointer(widget, (from + to) / 2, button);
    movePointer(widget, to, button);
    QTest::mouseRelease(widget, button, {}, to);
}

} // namespace h5scout::test
