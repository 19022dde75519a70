// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FileDrop.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QWidget>

#include "ui/window/DropOverlay.h"

namespace h5scout::ui
{

FileDrop::FileDrop(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    QCoreApplication::instance()->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::DragLeave && type != QEvent::Drop)
        return false;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != m_window)
        return false;
    if (type == QEvent::DragLeave) {
        m_overlay->hide();
        return false;
    }
    auto* drop = static_cast<QDropEvent*>(event);
    const QList<OpenTarget> targets = openTargetsOf(drop->mimeData());
    if (targets.isEmpty())
        return false;

    drop->setDropAction(Qt::CopyAction); // the file stays where it is, whatever the source offers
    drop->accept();
    if (type == QEvent::DragEnter) {
        const QString text = targets.size() == 1 ? tr("Open %1").arg(QFileInfo(targets.first().filePath).fileName())
                                                 : tr("Open %1 files").arg(targets.size());
        m_overlay->showText(text);
    } else if (type == QEvent::Drop) {
        m_overlay->hide();
        Q_EMIT dropped(targets);
    }
    return true;
}

} // namespace h5scout::ui
