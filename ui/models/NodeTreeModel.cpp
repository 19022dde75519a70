// SPDX-License-Identifier: GPL-3.0-or-later
// The structure of NodeTreeModel. Its files are in NodeTreeFiles.cpp, listing in NodeTreeListing.cpp, reading anew in
// NodeTreeReload.cpp, what the cells say in NodeTreeData.cpp, what the user may change in NodeTreeEditing.cpp.
#include "ui/models/NodeTreeModel.h"

#include "ui/models/NodeTreeCells.h"
#include "ui/models/TreeFile.h"

namespace h5scout::ui
{

NodeTreeModel::NodeTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
{}
NodeTreeModel::~NodeTreeModel() = default;

NodeRow* NodeTreeModel::rowOf(const QModelIndex& index)
{
    return index.isValid() ? static_cast<NodeRow*>(index.internalPointer()) : nullptr;
}

QModelIndex NodeTreeModel::indexOf(const NodeRow& row, int column) const
{
    return createIndex(static_cast<int>(row.row), column, const_cast<NodeRow*>(&row)); // Qt's pointer is not const
}

QModelIndex NodeTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto number = static_cast<std::size_t>(row);
    const NodeRow* group = rowOf(parent);
    return indexOf(group ? *group->child(number) : m_files[number]->root, column);
}

QModelIndex NodeTreeModel::parent(const QModelIndex& child) const
{
    const NodeRow* row = rowOf(child);
    return row && row->parent ? indexOf(*row->parent) : QModelIndex();
}

int NodeTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const NodeRow* group = rowOf(parent);
    return static_cast<int>(group ? group->rowCount() : m_files.size());
}

int NodeTreeModel::columnCount(const QModelIndex& /*parent*/) const
{
    return kColumnCount;
}

bool NodeTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    const NodeRow* group = rowOf(parent);
    if (!group)
        return !m_files.empty();
    if (group->listing && (group->listing->isComplete || group->rowCount() > 0))
        return group->rowCount() > 0;
    return group->isGroup() && group->childCount > 0;
}

QModelIndex NodeTreeModel::findChild(const QModelIndex& parent, const QByteArray& name) const
{
    const NodeRow* group = rowOf(parent);
    if (!group || !group->listing)
        return {};
    const std::string_view wanted(name.constData(), static_cast<std::size_t>(name.size()));
    for (const auto& row : group->listing->rows) {
        if (row->name == wanted)
            return indexOf(*row);
    }
    return {};
}

bool NodeTreeModel::isUnlisted(const QModelIndex& index) const
{
    const NodeRow* row = rowOf(index);
    return row && row->isGroup() && (!row->listing || row->rowCount() == 0);
}

std::string_view NodeTreeModel::name(const QModelIndex& index) const
{
    const NodeRow* row = rowOf(index);
    return row ? std::string_view(row->name) : std::string_view();
}

const QString& NodeTreeModel::title(const QModelIndex& index) const
{
    const NodeRow& row = *rowOf(index);
    return fileOf(row).pool.title(row);
}

RowKind NodeTreeModel::rowKind(const QModelIndex& index) const
{
    return rowOf(index)->rowKind;
}

LoadingState NodeTreeModel::loadingState(const QModelIndex& index) const
{
    const NodeRow* row = rowOf(index);
    return row ? loadingStateOf(fileOf(*row), *row) : LoadingState::Loaded;
}

} // namespace h5scout::ui
