// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/PaintWatcher.h"

#include <QEvent>

namespace h5scout::ui
{

void PaintWatcher::expect(QWidget* widget)
{
    stop();
    m_widget = widget;
    widget->installEventFilter(this);
    widget->update();
}

void PaintWatcher::stop()
{
    if (m_widget)
        m_widget->removeEventFilter(this);
    m_widget = nullptr;
    ++m_expectation;
}

bool PaintWatcher::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && watched == m_widget) {
        stop();
        // The filter comes before the event: the widget is painted when control is back in the event loop.
        QMetaObject::invokeMethod(
            this,
            [this, expectation = m_expectation] {
                if (expectation == m_expectation)
                    Q_EMIT painted();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace h5scout::ui
