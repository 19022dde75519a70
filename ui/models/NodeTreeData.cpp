// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of NodeTreeModel say.
#include "ui/models/NodeTreeModel.h"

#include "ui/Icons.h"
#include "ui/Theme.h"
#include "ui/models/DraggedNode.h"
#include "ui/models/Format.h"
#include "ui/models/NaturalOrder.h"
#include "ui/models/NodeText.h"
#include "ui/models/NodeTreeModel_p.h"

#include <QDir>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

namespace h5scout::ui
{
namespace
{

/// What the column sorts by when its texts will not do.
std::optional<double> elementCountOf(const NodeInfo& node)
{
    switch (node.space.kind) {
    case Dataspace::Kind::None:
        break;
    case Dataspace::Kind::Null:
        return 0;
    case Dataspace::Kind::Scalar:
        return 1;
    case Dataspace::Kind::Simple: {
        double count = 1;
        for (const std::uint64_t extent : node.space.shape)
            count *= static_cast<double>(extent);
        return count;
    }
    }
    if (node.childCount)
        return static_cast<double>(*node.childCount);
    return std::nullopt;
}

} // namespace

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
    const OpenFile& file = fileOf(*row);
    const bool isNode = row->rowKind != RowKind::Status;
    switch (role) {
    case Qt::DisplayRole:
    case CopyTextRole:
        return displayData(*row, index.column());
    case Qt::EditRole:
        return editData(*row, index.column());
    case Qt::DecorationRole:
        return index.column() == NameColumn ? QVariant(icon(iconNameOf(*row))) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(*row, index.column());
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
        return QVariant::fromValue(stateOf(*row));
    case ErrorRole: {
        const UserError* error = errorOf(*row);
        return error ? QVariant::fromValue(*error) : QVariant();
    }
    case SortRole:
        return sortData(*row, index.column());
    default:
        return {};
    }
}

QVariant NodeTreeModel::displayData(const NodeRow& row, int column) const
{
    if (row.rowKind == RowKind::Status) {
        const UserError* error = errorOf(row);
        if (column == TitleColumn && error)
            return singleLine(error->why.isEmpty() ? error->what : error->why);
        return column == NameColumn ? QVariant(statusText(row)) : QVariant();
    }
    const OpenFile& file = fileOf(row);
    if (row.rowKind == RowKind::File)
        return fileDisplayData(file, column);
    const NodeInfo node = file.pool.info(row);
    switch (column) {
    case NameColumn:
        return displayName(node.name);
    case KindColumn:
        return kindText(node);
    case ShapeColumn:
        return shapeText(node);
    case TypeColumn:
        return typeText(node);
    case TitleColumn:
        if (node.error)
            return singleLine(node.error->why.isEmpty() ? node.error->what : node.error->why);
        if (const NodeRow* same = row.sameAncestor())
            return tr("same object as %1").arg(displayName(same->path()));
        if (node.kind == NodeKind::SoftLink || node.kind == NodeKind::ExternalLink)
            return tr("link to %1").arg(linkTargetText(node));
        return singleLine(node.title);
    default:
        return {};
    }
}

QVariant NodeTreeModel::fileDisplayData(const OpenFile& file, int column) const
{
    switch (column) {
    case NameColumn:
        return file.name;
    case KindColumn:
        switch (file.state) {
        case FileClient::State::Closed:
            return tr("closed");
        case FileClient::State::Opening:
            return tr("opening...");
        case FileClient::State::Open:
            if (file.isSaving)
                return tr("saving...");
            return file.isEditing ? tr("editing") : tr("file");
        case FileClient::State::Failed:
            return tr("cannot be opened");
        case FileClient::State::Lost:
            return tr("worker ended");
        }
        return {};
    case ShapeColumn:
        return file.root.isGroup() ? shapeText(file.pool.info(file.root)) : QString();
    case TitleColumn:
        if (file.error)
            return singleLine(file.error->why.isEmpty() ? file.error->what : file.error->why);
        return singleLine(file.pool.title(file.root));
    default:
        return {};
    }
}

QString NodeTreeModel::statusText(const NodeRow& row) const
{
    const NodeListing& listing = *row.parent->listing;
    switch (listing.state()) {
    case LoadingState::Loading:
        return tr("Loading...");
    case LoadingState::Failed:
        return tr("Cannot be listed");
    case LoadingState::NotLoaded:
    case LoadingState::Loaded:
    case LoadingState::Partial:
        break;
    }
    if (listing.total <= listing.rows.size())
        return tr("Not listed yet");
    return tr("%1 more").arg(formatNodeCount(listing.total - listing.rows.size()));
}

QVariant NodeTreeModel::toolTip(const NodeRow& row, int column) const
{
    const UserError* error = errorOf(row);
    if (row.rowKind == RowKind::Status)
        return error ? plainToolTip(error->sentence()) : QString();
    const OpenFile& file = fileOf(row);
    if (row.rowKind == RowKind::File) {
        QString text = QDir::toNativeSeparators(file.path);
        if (error)
            text += QStringLiteral("\n") + error->sentence();
        else if (!file.pool.title(row).isEmpty())
            text += QStringLiteral("\n") + file.pool.title(row);
        return plainToolTip(text);
    }
    const NodeInfo node = file.pool.info(row);
    if (column == TitleColumn && !node.title.isEmpty() && !node.error)
        return plainToolTip(node.title);
    const NodeRow* same = row.sameAncestor();
    return nodeToolTip(node, same ? same->path() : QByteArray());
}

QVariant NodeTreeModel::sortData(const NodeRow& row, int column) const
{
    if (column == ShapeColumn && row.rowKind != RowKind::Status) {
        const std::optional<double> count = elementCountOf(fileOf(row).pool.info(row));
        return count ? QVariant(*count) : QVariant();
    }
    return displayData(row, column);
}

QString NodeTreeModel::iconNameOf(const NodeRow& row) const
{
    switch (row.rowKind) {
    case RowKind::Status:
        return row.parent->listing->error ? QStringLiteral("error") : QStringLiteral("loading");
    case RowKind::File:
        switch (fileOf(row).state) {
        case FileClient::State::Opening:
            return QStringLiteral("loading");
        case FileClient::State::Failed:
        case FileClient::State::Lost:
            return QStringLiteral("file-error");
        case FileClient::State::Open:
        case FileClient::State::Closed:
            break;
        }
        if (fileOf(row).error)
            return QStringLiteral("file-error");
        return fileOf(row).isEditing ? QStringLiteral("edit") : QStringLiteral("file");
    case RowKind::Node:
        break;
    }
    return iconName(fileOf(row).pool.info(row));
}

const UserError* NodeTreeModel::errorOf(const NodeRow& row) const
{
    if (row.rowKind == RowKind::Status)
        return row.parent->listing->error ? &*row.parent->listing->error : nullptr;
    if (row.rowKind == RowKind::File)
        return fileOf(row).error ? &*fileOf(row).error : nullptr;
    return row.extras && row.extras->error ? &*row.extras->error : nullptr;
}

LoadingState NodeTreeModel::stateOf(const NodeRow& row) const
{
    if (row.rowKind == RowKind::Status)
        return row.parent->listing->state();
    if (row.rowKind == RowKind::File) {
        switch (fileOf(row).state) {
        case FileClient::State::Closed:
            return LoadingState::NotLoaded;
        case FileClient::State::Opening:
            return LoadingState::Loading;
        case FileClient::State::Failed:
        case FileClient::State::Lost:
            return LoadingState::Failed;
        case FileClient::State::Open:
            break;
        }
        if (!row.isGroup()) // its root is being described, or could not be
            return fileOf(row).error ? LoadingState::Failed : LoadingState::Loading;
    }
    if (!row.isGroup())
        return LoadingState::Loaded;
    return row.listing ? row.listing->state() : LoadingState::NotLoaded;
}

bool NodeTreeModel::isLess(const QModelIndex& left, const QModelIndex& right) const
{
    const NodeRow& one = *rowOf(left);
    const NodeRow& other = *rowOf(right);
    if (left.column() == NameColumn)
        return isNaturallyLess(one.name, other.name);
    if (left.column() == ShapeColumn)
        return sortData(one, ShapeColumn).toDouble() < sortData(other, ShapeColumn).toDouble();
    return QString::localeAwareCompare(displayData(one, left.column()).toString(),
                                       displayData(other, right.column()).toString()) < 0;
}

} // namespace h5scout::ui
