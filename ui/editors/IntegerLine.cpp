// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/IntegerLine.h"

#include <QKeyEvent>

namespace h5scout::ui
{

void IntegerLine::keyPressEvent(QKeyEvent* event)
{
    constexpr int kPage = 10;
    switch (event->key()) {
    case Qt::Key_Up:
        step(1);
        break;
    case Qt::Key_Down:
        step(-1);
        break;
    case Qt::Key_PageUp:
        step(kPage);
        break;
    case Qt::Key_PageDown:
        step(-kPage);
        break;
    default:
        ValueLine::keyPressEvent(event);
    }
}

void IntegerLine::step(int by)
{
    bool isNumber = false;
    const qint64 number = text().trimmed().toLongLong(&isNumber);
    qint64 stepped = 0;
    if (!isNumber || __builtin_add_overflow(number, qint64{by}, &stepped))
        return; // larger ones are typed
    const QString digits = QString::number(stepped);
    if (!parseInput(digits.toStdString(), format()).value)
        return;
    retype(digits);
}

} // namespace h5scout::ui
