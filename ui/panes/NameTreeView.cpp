// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/NameTreeView.h"

namespace h5scout::ui
{

void NameTreeView::keyboardSearch(const QString& search)
{
    const QModelIndex current = currentIndex();
    if (current.column() > 0)
        selectionModel()->setCurrentIndex(current.siblingAtColumn(0), QItemSelectionModel::NoUpdate);
    QTreeView::keyboardSearch(search);
}

} // namespace h5scout::ui
