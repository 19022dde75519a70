// SPDX-License-Identifier: GPL-3.0-or-later
// NodeTreeModel as views ask it: roles, flags, headers.
#include "ui/models/NodeTreeModel.h"

#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/models/DraggedNode.h"
#include "ui/models/NaturalOrder.h"
#include "ui/models/NodeTreeCells.h"
#include "ui/models/TreeFile.h"

#include <QFont>
#include <QGuiApplication>
#include <QMimeData>
#include <QPalette>

namespace h5scout::ui
{

Qt::ItemFlags NodeTreeModel::flags(const QModelIndex& index) const
{
    const NodeRow* row = rowOf(index);
    if (!row)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!row->isGroup())
        flags |= Qt::ItemNeverHasChildren;
    // A file that is still being opened gets its children later.
    if (row->rowKind == RowKind::File)
        flags &= ~Qt::ItemFlags(Qt::ItemNeverHasChildren);
    if (row->rowKind != RowKind::Status)
        flags |= Qt::ItemIsDragEnabled;
    if (!fileOf(*row).isEditing || row->rowKind == RowKind::Status)
        return flags;
    if (row->isGroup())
        flags |= Qt::ItemIsDropEnabled;
    // What a link that leads nowhere is called can be changed; it has no title.
    const bool hasTitle =
        row->kind != NodeKind::Unknown && row->kind != NodeKind::SoftLink && row->kind != NodeKind::ExternalLink;
    const bool hasOwnName = row->rowKind == RowKind::Node && QByteArrayView(row->name).isValidUtf8();
    if ((index.column() == NameColumn && hasOwnName) || (index.column() == TitleColumn && hasTitle))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QMimeData* NodeTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QList<DraggedNode> nodes;
    for (const QModelIndex& index : indexes) {
        const auto* file = index.data(FileRole).value<FileClient*>();
        if (index.column() == NameColumn && file)
            nodes.append({file->filePath(), index.data(PathRole).toByteArray()});
    }
    return nodes.isEmpty() ? nullptr : mimeDataOf(nodes);
}

QVariant NodeTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case KindColumn:
        return tr("Kind");
    case ShapeColumn:
        return tr("Shape");
    case TypeColumn:
        return tr("Type");
    case TitleColumn:
        return tr("Title");
    default:
        return {};
    }
}

QVariant NodeTreeModel::data(const QModelIndex& index, int role) const
{
    const NodeRow* row = rowOf(index);
    if (!row)
        return {};
    const TreeFile& file = fileOf(*row);
    const bool isNode = row->rowKind != RowKind::Status;
    switch (role) {
    case Qt::DisplayRole:
    case CopyTextRole:
        return cellText(file, *row, index.column());
    case Qt::EditRole:
        return editData(*row, index.column());
    case Qt::DecorationRole:
        return index.column() == NameColumn ? QVariant(icon(iconNameOf(file, *row))) : QVariant();
    case Qt::ToolTipRole:
        return cellToolTip(file, *row, index.column());
    case Qt::FontRole: {
        if (isNode)
            return {};
        QFont font;
        font.setItalic(true);
        return font;
    }
    case Qt::ForegroundRole:
        if (row->rowKind == RowKind::File && file.isEditing && index.column() <= KindColumn)
            return editingColour(QGuiApplication::palette());
        if (!isNode || index.column() != NameColumn)
            return QGuiApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    case PathRole:
        return isNode ? QVariant(row->path()) : QVariant();
    case NameRole:
        return isNode ? QVariant(QByteArray(row->name.data(), static_cast<qsizetype>(row->name.size()))) : QVariant();
    case TitleRole:
        return file.pool.title(*row);
    case FileRole:
        return QVariant::fromValue(file.client);
    case NodeInfoRole: {
        if (!isNode)
            return {};
        NodeInfo node = file.pool.info(*row);
        if (row->rowKind == RowKind::File && node.kind == NodeKind::Unknown)
            node.error = file.error; // why there is no root
        return QVariant::fromValue(node);
    }
    case RowKindRole:
        return QVariant::fromValue(row->rowKind);
    case LoadingStateRole:
        return QVariant::fromValue(loadingStateOf(file, *row));
    case ErrorRole: {
        const UserError* error = errorOf(file, *row);
        return error ? QVariant::fromValue(*error) : QVariant();
    }
    case SortRole:
        return sortValue(file, *row, index.column());
    default:
        return {};
    }
}

bool NodeTreeModel::isLess(const QModelIndex& left, const QModelIndex& right) const
{
    const NodeRow& one = *rowOf(left);
    const NodeRow& other = *rowOf(right);
    if (left.column() == NameColumn)
        return isNaturallyLess(one.name, other.name);
    const QVariant first = sortValue(fileOf(one), one, left.column());
    const QVariant second = sortValue(fileOf(other), other, right.column());
    if (left.column() == ShapeColumn)
        return first.toDouble() < second.toDouble();
    return QString::localeAwareCompare(first.toString(), second.toString()) < 0;
}

} // namespace h5scout::ui
