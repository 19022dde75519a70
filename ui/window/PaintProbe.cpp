// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PaintProbe.h"

#include <utility>

#include <QAbstractScrollArea>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace h5scout::ui
{

namespace
{

class PaintProbe : public QObject
{
public:
    PaintProbe(QWidget* widget, std::function<void()> then) : QObject(widget), m_then(std::move(then))
    {
        widget->installEventFilter(this);
        widget->update();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // The paint event is one of a batch; the batch is flushed to the window system before the event loop goes on.
            QTimer::singleShot(0, this, [this] {
                m_then();
                deleteLater();
            });
        }
        return false;
    }

private:
    std::function<void()> m_then;
};

} // namespace

void afterNextPaint(QWidget* widget, std::function<void()> then)
{
    if (auto* area = qobject_cast<QAbstractScrollArea*>(widget))
        widget = area->viewport();
    new PaintProbe(widget, std::move(then)); // owned by the widget
}

} // namespace h5scout::ui
