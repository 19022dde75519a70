// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeFilterModel.h"

#include "ui/models/NodeTreeModel.h"

#include <algorithm>
#include <string_view>

namespace h5scout::ui
{
namespace
{

char folded(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

/// `wanted` is in lower case already.
bool containsFolded(std::string_view text, std::string_view wanted)
{
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                       [](char one, char other) { return folded(one) == other; }) != text.end();
}

} // namespace

NodeFilterModel::NodeFilterModel(NodeTreeModel* tree, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_tree(tree)
{
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
    setSortRole(Qt::DisplayRole);
    setSourceModel(tree);
}

void NodeFilterModel::setFilterText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_asciiText.clear();
    const bool isAscii =
        std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
    if (isAscii)
        m_asciiText = text.toLower().toStdString();
    invalidateFilter();
}

bool NodeFilterModel::isMatch(const QModelIndex& source) const
{
    if (m_text.isEmpty() || m_tree->rowKind(source) != RowKind::Node)
        return false;
    const std::string_view name = m_tree->name(source);
    const bool hasName =
        m_asciiText.empty()
            ? QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).contains(m_text, Qt::CaseInsensitive)
            : containsFolded(name, m_asciiText);
    if (hasName || m_tree->title(source).contains(m_text, Qt::CaseInsensitive))
        return true;
    return m_text.contains(QLatin1Char('/')) &&
           QString::fromUtf8(source.data(PathRole).toByteArray()).contains(m_text, Qt::CaseInsensitive);
}

bool NodeFilterModel::canFetchMore(const QModelIndex& parent) const
{
    return m_tree->isUnlisted(mapToSource(parent)) && QSortFilterProxyModel::canFetchMore(parent);
}

bool NodeFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    return m_text.isEmpty() || isMatch(m_tree->index(sourceRow, 0, sourceParent));
}

bool NodeFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    // Files keep their order, and the status row is the last, whichever way the rest is sorted.
    const bool isAscending = sortOrder() == Qt::AscendingOrder;
    const bool isLeftStatus = m_tree->rowKind(left) == RowKind::Status;
    if (m_tree->rowKind(left) == RowKind::File)
        return (left.row() < right.row()) == isAscending;
    if (isLeftStatus || m_tree->rowKind(right) == RowKind::Status)
        return isLeftStatus != isAscending;
    return m_tree->isLess(left, right);
}

} // namespace h5scout::ui
