// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/SettingsFilterModel.h"

#include "ui/models/Roles.h"
#include "ui/models/SettingsModel.h"

namespace h5scout::ui
{

SettingsFilterModel::SettingsFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void SettingsFilterModel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    invalidateFilter();
}

void SettingsFilterModel::setShowsHidden(bool showsHidden)
{
    if (showsHidden == m_showsHidden)
        return;
    m_showsHidden = showsHidden;
    invalidateFilter();
}

bool SettingsFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    QModelIndex index = sourceModel()->index(sourceRow, SettingsModel::ParameterColumn, sourceParent);
    if (!m_showsHidden && index.data(SettingsHiddenRole).toBool())
        return false;
    if (m_text.isEmpty())
        return true;
    for (; index.isValid(); index = index.parent()) { // a group that matches brings all of its parameters
        if (index.parent().isValid() && matches(index))
            return true;
    }
    return false;
}

bool SettingsFilterModel::matches(const QModelIndex& index) const
{
    const QString path = index.data(SettingsPathRole).toString();
    return index.data().toString().contains(m_text, Qt::CaseInsensitive) ||
           path.mid(path.lastIndexOf(QLatin1Char('/')) + 1).contains(m_text, Qt::CaseInsensitive) ||
           index.data(SettingsValueRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace h5scout::ui
