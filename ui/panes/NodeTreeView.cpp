// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/NodeTreeView.h"

#include <QDrag>
#include <QIcon>
#include <QKeyEvent>
#include <QMimeData>

namespace h5scout::ui
{
namespace
{
constexpr int kDragIconSide = 16;
} // namespace

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

void NodeTreeView::startDrag(Qt::DropActions actions)
{
    QMimeData* nodes = model()->mimeData(selectedIndexes());
    if (!nodes)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(nodes);
    const auto picture = currentIndex().siblingAtColumn(0).data(Qt::DecorationRole).value<QIcon>();
    drag->setPixmap(
        picture.pixmap(iconSize().isValid() ? iconSize() : QSize(kDragIconSide, kDragIconSide), devicePixelRatioF()));
    drag->setHotSpot({-kDragIconSide / 2, -kDragIconSide / 2}); // beside the mouse
    drag->exec(actions, Qt::CopyAction);
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
