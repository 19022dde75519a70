// SPDX-License-Identifier: GPL-3.0-or-later
// What the user may change in the tree of a file that is being edited.
#include "ui/models/NodeTreeModel.h"

#include "ui/models/DraggedNode.h"
#include "ui/models/NodePath.h"
#include "ui/models/TreeFile.h"

#include <algorithm>

#include <QMimeData>

namespace h5scout::ui
{
namespace
{

constexpr int kMaximalProposedGroups = 2'000;

void collectGroups(const NodeRow& row, QStringList& paths)
{
    if (!row.isGroup() || paths.size() >= kMaximalProposedGroups || row.sameAncestor())
        return;
    paths.append(QString::fromUtf8(row.path()));
    if (!row.listing)
        return;
    for (const auto& child : row.listing->rows)
        collectGroups(*child, paths);
}

} // namespace

QStringList NodeTreeModel::listedGroups(const FileClient* file) const
{
    QStringList paths;
    if (const TreeFile* entry = findFile(file))
        collectGroups(entry->root, paths);
    return paths;
}

void NodeTreeModel::setEditing(FileClient* file, bool isEditing)
{
    TreeFile* entry = findFile(file);
    if (!entry || entry->isEditing == isEditing)
        return;
    entry->isEditing = isEditing;
    Q_EMIT dataChanged(indexOf(entry->root), indexOf(entry->root, kColumnCount - 1),
                       {Qt::DisplayRole, Qt::DecorationRole, Qt::ForegroundRole, Qt::ToolTipRole});
}

void NodeTreeModel::setSaving(const FileClient* file, bool isSaving)
{
    TreeFile* entry = findFile(file);
    if (!entry || entry->isSaving == isSaving)
        return;
    entry->isSaving = isSaving;
    Q_EMIT dataChanged(indexOf(entry->root, KindColumn), indexOf(entry->root, KindColumn), {Qt::DisplayRole});
}

bool NodeTreeModel::isEditing(const FileClient* file) const
{
    const TreeFile* entry = findFile(file);
    return entry && entry->isEditing;
}

QVariant NodeTreeModel::editData(const NodeRow& row, int column) const
{
    if (column == NameColumn)
        return QString::fromUtf8(row.name.data(), static_cast<qsizetype>(row.name.size()));
    return column == TitleColumn ? QVariant(fileOf(row).pool.title(row)) : QVariant();
}

bool NodeTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const NodeRow& row = *rowOf(index);
    // What has been typed while the worker ended is asked for: the refusal tells what has not been done.
    const bool isLost = fileOf(row).state == FileClient::State::Lost;
    if (!isLost && !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString text = value.toString();
    if (text == editData(row, index.column()).toString())
        return false;
    FileClient* file = fileOf(row).client;
    if (index.column() == NameColumn)
        Q_EMIT renameRequested(file, row.path(), text);
    else
        Q_EMIT titleRequested(file, row.path(), text);
    return false; // the row follows the file
}

QStringList NodeTreeModel::mimeTypes() const
{
    return draggedNodeFormats();
}

bool NodeTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction /*action*/, int row, int /*column*/,
                                    const QModelIndex& parent) const
{
    const NodeRow* group = rowOf(parent);
    if (row >= 0) // between two rows: a group has no order that one could choose
        return false;
    if (!group || !group->isGroup() || !fileOf(*group).isEditing)
        return false;
    const QByteArray target = group->path();
    const QList<DraggedNode> nodes = draggedNodes(data);
    return !nodes.isEmpty() && std::all_of(nodes.begin(), nodes.end(), [&](const DraggedNode& node) {
        return node.filePath == fileOf(*group).path && !isWithin(target, node.path) && parentPath(node.path) != target;
    });
}

bool NodeTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                 const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const NodeRow& group = *rowOf(parent);
    FileClient* file = fileOf(group).client;
    const QByteArray target = group.path();
    for (const DraggedNode& node : draggedNodes(data))
        Q_EMIT moveRequested(file, node.path, target);
    return false; // the rows follow the file
}

} // namespace h5scout::ui
