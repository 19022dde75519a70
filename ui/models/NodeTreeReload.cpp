// SPDX-License-Identifier: GPL-3.0-or-later
// How NodeTreeModel reads anew what it has listed.
#include "ui/models/NodeTreeModel.h"

#include "ui/models/ListingMerge.h"
#include "ui/models/TreeFile.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace h5scout::ui
{
namespace
{

std::vector<ListingKey> keysOf(const std::vector<std::unique_ptr<NodeRow>>& rows)
{
    std::vector<ListingKey> keys;
    keys.reserve(rows.size());
    for (const auto& row : rows)
        keys.push_back({row->name, row->isGroup()});
    return keys;
}

} // namespace

NodeRow* NodeTreeModel::listedRow(const FileClient* file, const QByteArray& path) const
{
    QModelIndex index = fileIndex(file);
    for (const QByteArray& name : path.split('/')) {
        if (!name.isEmpty())
            index = findChild(index, name);
        if (!index.isValid())
            return nullptr;
    }
    return rowOf(index);
}

void NodeTreeModel::refreshNode(FileClient* file, const QByteArray& path)
{
    const NodeRow* row = listedRow(file, path);
    if (!row)
        return;
    file->describe(path).then(this, [this, index = QPersistentModelIndex(indexOf(*row))](
                                        const Result<NodeInfo>& result) { rowArrived(index, result); });
}

void NodeTreeModel::rowArrived(const QPersistentModelIndex& index, const Result<NodeInfo>& result)
{
    if (!index.isValid() || !result.hasValue()) // a node that is gone goes with its parent's listing
        return;
    NodeRow& row = *rowOf(index);
    fileOf(row).pool.fill(row, result.value());
    if (row.rowKind == RowKind::File)
        row.name.clear();
    Q_EMIT dataChanged(indexOf(row), indexOf(row, kColumnCount - 1));
}

void NodeTreeModel::refreshChildren(FileClient* file, const QByteArray& path)
{
    NodeRow* row = listedRow(file, path);
    if (row && row->listing)
        refreshListing(*row, RefreshDepth::Children);
    refreshNode(file, path); // the number of its children
}

void NodeTreeModel::refreshOtherNames(FileClient* file)
{
    constexpr std::size_t kMostGroups = 64;
    constexpr std::size_t kMostRows = 1'000;
    const auto isOtherName = [](const std::unique_ptr<NodeRow>& row) {
        return row->link != LinkKind::Hard || (row->hardLinks > 1 && !row->isGroup());
    };
    const QModelIndex index = fileIndex(file);
    std::vector<NodeRow*> unseen;
    if (index.isValid())
        unseen.push_back(rowOf(index));
    std::vector<NodeRow*> found;
    while (!unseen.empty() && found.size() < kMostGroups) {
        NodeRow* group = unseen.back();
        unseen.pop_back();
        if (!group->listing)
            continue;
        const auto& rows = group->listing->rows;
        if (rows.size() <= kMostRows && std::ranges::any_of(rows, isOtherName))
            found.push_back(group);
        for (const auto& row : rows) {
            if (row->listing)
                unseen.push_back(row.get());
        }
    }
    for (NodeRow* group : found)
        refreshListing(*group, RefreshDepth::Children);
}

void NodeTreeModel::refreshListing(NodeRow& group, RefreshDepth depth)
{
    NodeListing& listing = *group.listing;
    listing.fresh.clear();
    listing.error.reset();
    // One of everything that is on its way is not cut short by one of the children.
    listing.refreshesBelow = depth == RefreshDepth::Everything || (listing.isRefreshing && listing.refreshesBelow);
    listing.isRefreshing = true;
    requestPage(group, 0);
    if (listing.status)
        statusChanged(group);
}

/// Turns the rows of `group` into the fresh ones, keeps those that are in both, and goes on with their listings.
void NodeTreeModel::mergeFresh(NodeRow& group)
{
    NodeListing& listing = *group.listing;
    std::vector<std::unique_ptr<NodeRow>> fresh = std::exchange(listing.fresh, {});
    listing.isRefreshing = false;
    std::vector<bool> isInserted(fresh.size(), false);
    const QModelIndex index = indexOf(group);
    m_isChangingRows = true;
    for (const MergeStep& step : planMerge(keysOf(listing.rows), keysOf(fresh))) {
        const auto first = static_cast<std::ptrdiff_t>(step.first);
        const auto end = static_cast<std::ptrdiff_t>(step.first + step.count);
        if (step.kind == MergeStep::Kind::Remove) {
            beginRemoveRows(index, static_cast<int>(first), static_cast<int>(end - 1));
            // Freed only after the views have let go of them.
            std::vector<std::unique_ptr<NodeRow>> removed(std::make_move_iterator(listing.rows.begin() + first),
                                                          std::make_move_iterator(listing.rows.begin() + end));
            listing.rows.erase(listing.rows.begin() + first, listing.rows.begin() + end);
            listing.renumber(step.first);
            endRemoveRows();
        } else {
            beginInsertRows(index, static_cast<int>(first), static_cast<int>(end - 1));
            listing.rows.insert(listing.rows.begin() + first, std::make_move_iterator(fresh.begin() + first),
                                std::make_move_iterator(fresh.begin() + end));
            std::fill(isInserted.begin() + first, isInserted.begin() + end, true);
            listing.renumber(step.first);
            endInsertRows();
        }
    }
    m_isChangingRows = false;
    if (listing.rows.empty())
        return;
    NodePool& pool = fileOf(group).pool;
    for (std::size_t row = 0; row < fresh.size(); ++row) {
        if (!isInserted[row])
            pool.fill(*listing.rows[row], pool.info(*fresh[row]));
    }
    Q_EMIT dataChanged(indexOf(*listing.rows.front()), indexOf(*listing.rows.back(), kColumnCount - 1));
    if (!listing.refreshesBelow)
        return;
    for (std::size_t row = 0; row < fresh.size(); ++row) {
        if (!isInserted[row] && listing.rows[row]->listing)
            refreshListing(*listing.rows[row], RefreshDepth::Everything);
    }
}

} // namespace h5scout::ui
