// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/SwitchDelegate.h"

#include <QPainter>

namespace h5scout::ui
{

void SwitchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (!(item.features & QStyleOptionViewItem::HasCheckIndicator) || !item.widget)
        return;
    const bool isSelected = item.state & QStyle::State_Selected;
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter->setBrush(Qt::NoBrush);
    const QRect box = item.widget->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
    painter->drawRect(box.adjusted(0, 0, -1, -1));
}

} // namespace h5scout::ui
