// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/KindList.h"

#include "ui/Icons.h"

namespace h5scout::ui
{

namespace
{

constexpr int kIconSide = 24;
constexpr int kWidth = 528;
constexpr int kRowHeight = 34;

} // namespace

KindList::KindList(int columns, QWidget* parent)
    : QListWidget(parent)
    , m_columns(columns)
{
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setIconSize({kIconSide, kIconSide});
    setUniformItemSizes(true);
    setGridSize({kWidth / columns, kRowHeight});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void KindList::add(const QString& iconName, const QString& name, const QString& meaning)
{
    auto* item = new QListWidgetItem(icon(iconName), name, this);
    item->setToolTip(meaning);
    item->setSizeHint(gridSize());
}

void KindList::fit()
{
    const int rows = (count() + m_columns - 1) / m_columns;
    setFixedHeight(rows * kRowHeight + 2 * frameWidth() + 4);
    setMinimumWidth(kWidth + 2 * frameWidth() + 8);
}

} // namespace h5scout::ui
