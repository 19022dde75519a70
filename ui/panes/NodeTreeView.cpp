// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/NodeTreeView.h"

#include <QKeyEvent>

namespace h5scout::ui
{

void NodeTreeView::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    Q_EMIT painted();
}

void NodeTreeView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Asterisk) {
        Q_EMIT expandChildrenRequested();
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void NodeTreeView::focusInEvent(QFocusEvent* event)
{
    if (currentIndex().isValid()) {
        QTreeView::focusInEvent(event);
        return;
    }
    QAbstractScrollArea::focusInEvent(event); // the item view would make the first row the current one
    viewport()->update();
}

} // namespace h5scout::ui
