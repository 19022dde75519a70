// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeTreeCells.h"

#include "ui/models/Format.h"
#include "ui/models/NodeText.h"
#include "ui/models/NodeTreeModel.h"
#include "ui/models/TreeFile.h"

#include <optional>

#include <QDir>

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

QVariant fileText(const TreeFile& file, int column)
{
    switch (column) {
    case NodeTreeModel::NameColumn:
        return file.name;
    case NodeTreeModel::KindColumn:
        switch (file.state) {
        case FileClient::State::Closed:
            return NodeTreeModel::tr("closed");
        case FileClient::State::Opening:
            return NodeTreeModel::tr("opening...");
        case FileClient::State::Open:
            if (file.isSaving)
                return NodeTreeModel::tr("saving...");
            return file.isEditing ? NodeTreeModel::tr("editing") : NodeTreeModel::tr("file");
        case FileClient::State::Failed:
            return NodeTreeModel::tr("cannot be opened");
        case FileClient::State::Lost:
            return NodeTreeModel::tr("worker ended");
        }
        return {};
    case NodeTreeModel::ShapeColumn:
        return file.root.isGroup() ? shapeText(file.pool.info(file.root)) : QString();
    case NodeTreeModel::TitleColumn:
        if (file.error)
            return singleLine(file.error->why.isEmpty() ? file.error->what : file.error->why);
        return singleLine(file.pool.title(file.root));
    default:
        return {};
    }
}

QString statusText(const NodeRow& row)
{
    const NodeListing& listing = *row.parent->listing;
    switch (listing.state()) {
    case LoadingState::Loading:
        return NodeTreeModel::tr("Loading...");
    case LoadingState::Failed:
        return NodeTreeModel::tr("Cannot be listed");
    case LoadingState::NotLoaded:
    case LoadingState::Loaded:
    case LoadingState::Partial:
        break;
    }
    if (listing.total <= listing.rows.size())
        return NodeTreeModel::tr("Not listed yet");
    return NodeTreeModel::tr("%1 more").arg(formatNodeCount(listing.total - listing.rows.size()));
}

} // namespace

QVariant cellText(const TreeFile& file, const NodeRow& row, int column)
{
    if (row.rowKind == RowKind::Status) {
        const UserError* error = errorOf(file, row);
        if (column == NodeTreeModel::TitleColumn && error)
            return singleLine(error->why.isEmpty() ? error->what : error->why);
        return column == NodeTreeModel::NameColumn ? QVariant(statusText(row)) : QVariant();
    }
    if (row.rowKind == RowKind::File)
        return fileText(file, column);
    const NodeInfo node = file.pool.info(row);
    switch (column) {
    case NodeTreeModel::NameColumn:
        return displayName(node.name);
    case NodeTreeModel::KindColumn:
        return kindText(node);
    case NodeTreeModel::ShapeColumn:
        return shapeText(node);
    case NodeTreeModel::TypeColumn:
        return typeText(node);
    case NodeTreeModel::TitleColumn:
        if (node.error)
            return singleLine(node.error->why.isEmpty() ? node.error->what : node.error->why);
        if (const NodeRow* same = row.sameAncestor())
            return NodeTreeModel::tr("same object as %1").arg(displayName(same->path()));
        if (node.kind == NodeKind::SoftLink || node.kind == NodeKind::ExternalLink)
            return NodeTreeModel::tr("link to %1").arg(linkTargetText(node));
        return singleLine(node.title);
    default:
        return {};
    }
}

QVariant cellToolTip(const TreeFile& file, const NodeRow& row, int column)
{
    const UserError* error = errorOf(file, row);
    if (row.rowKind == RowKind::Status)
        return error ? plainToolTip(error->sentence()) : QString();
    if (row.rowKind == RowKind::File) {
        QString text = QDir::toNativeSeparators(file.path);
        if (error)
            text += QStringLiteral("\n") + error->sentence();
        else if (!file.pool.title(row).isEmpty())
            text += QStringLiteral("\n") + file.pool.title(row);
        return plainToolTip(text);
    }
    const NodeInfo node = file.pool.info(row);
    if (column == NodeTreeModel::TitleColumn && !node.title.isEmpty() && !node.error)
        return plainToolTip(node.title);
    const NodeRow* same = row.sameAncestor();
    return nodeToolTip(node, same ? same->path() : QByteArray());
}

QVariant sortValue(const TreeFile& file, const NodeRow& row, int column)
{
    if (column == NodeTreeModel::ShapeColumn && row.rowKind != RowKind::Status) {
        const std::optional<double> count = elementCountOf(file.pool.info(row));
        return count ? QVariant(*count) : QVariant();
    }
    return cellText(file, row, column);
}

QString iconNameOf(const TreeFile& file, const NodeRow& row)
{
    switch (row.rowKind) {
    case RowKind::Status:
        return row.parent->listing->error ? QStringLiteral("error") : QStringLiteral("loading");
    case RowKind::File:
        switch (file.state) {
        case FileClient::State::Opening:
            return QStringLiteral("loading");
        case FileClient::State::Failed:
        case FileClient::State::Lost:
            return QStringLiteral("file-error");
        case FileClient::State::Open:
        case FileClient::State::Closed:
            break;
        }
        if (file.error)
            return QStringLiteral("file-error");
        return file.isEditing ? QStringLiteral("edit") : QStringLiteral("file");
    case RowKind::Node:
        break;
    }
    return iconName(file.pool.info(row));
}

const UserError* errorOf(const TreeFile& file, const NodeRow& row)
{
    if (row.rowKind == RowKind::Status)
        return row.parent->listing->error ? &*row.parent->listing->error : nullptr;
    if (row.rowKind == RowKind::File)
        return file.error ? &*file.error : nullptr;
    return row.extras && row.extras->error ? &*row.extras->error : nullptr;
}

LoadingState loadingStateOf(const TreeFile& file, const NodeRow& row)
{
    if (row.rowKind == RowKind::Status)
        return row.parent->listing->state();
    if (row.rowKind == RowKind::File) {
        switch (file.state) {
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
            return file.error ? LoadingState::Failed : LoadingState::Loading;
    }
    if (!row.isGroup())
        return LoadingState::Loaded;
    return row.listing ? row.listing->state() : LoadingState::NotLoaded;
}

} // namespace h5scout::ui
