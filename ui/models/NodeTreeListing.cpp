// SPDX-License-Identifier: GPL-3.0-or-later
// How NodeTreeModel lists the children of a group, page by page.
#include "ui/models/NodeTreeModel.h"

#include "ui/models/TreeFile.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace h5scout::ui
{
namespace
{

constexpr auto kLastRow = static_cast<std::size_t>(std::numeric_limits<int>::max()) - 1;

quint32 pageSize(quint64 listed)
{
    return static_cast<quint32>(std::clamp<quint64>(listed, NodeTreeModel::kFirstPage, NodeTreeModel::kLargestPage));
}

} // namespace

bool NodeTreeModel::canFetchMore(const QModelIndex& parent) const
{
    const NodeRow* group = rowOf(parent);
    if (!group || parent.column() != 0 || !group->isGroup() || fileOf(*group).state != FileClient::State::Open)
        return false;
    const NodeListing* listing = group->listing.get();
    return !listing || (listing->request == 0 && !listing->isComplete && !listing->error);
}

void NodeTreeModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    NodeRow& group = *rowOf(parent);
    if (!group.listing)
        group.listing = std::make_unique<NodeListing>();
    requestPage(group, group.listing->rows.size());
    if (group.listing->status)
        statusChanged(group);
    else
        showStatusRow(group);
}

void NodeTreeModel::requestPage(NodeRow& group, quint64 offset)
{
    const quint64 request = ++m_lastRequest;
    group.listing->request = request;
    const RequestOptions options{.priority = group.listing->isRefreshing ? Priority::Nearby : Priority::Visible};
    fileOf(group)
        .client->children(group.path(), offset, pageSize(offset), options)
        .then(this, [this, request, index = QPersistentModelIndex(indexOf(group))](const Result<ChildPage>& result) {
            pageArrived(index, request, result);
        });
}

void NodeTreeModel::pageArrived(const QPersistentModelIndex& groupIndex, quint64 request,
                                const Result<ChildPage>& result)
{
    // The group may be gone, or be listed anew already.
    if (!groupIndex.isValid() || rowOf(groupIndex)->listing->request != request)
        return;
    NodeRow& group = *rowOf(groupIndex);
    if (result.hasValue()) {
        if (!takePage(group, result.value()))
            return;
    } else {
        listingEnded(group, result);
    }
    Q_EMIT listingChanged(groupIndex);
}

/// False if a reload needs more pages before anything changes.
bool NodeTreeModel::takePage(NodeRow& group, const ChildPage& page)
{
    NodeListing& listing = *group.listing;
    NodePool& pool = fileOf(group).pool;
    std::vector<std::unique_ptr<NodeRow>> rows;
    rows.reserve(page.children.size());
    for (const NodeInfo& node : page.children)
        rows.push_back(pool.makeRow(node, &group));
    const std::size_t listed = rows.size() + (listing.isRefreshing ? listing.fresh : listing.rows).size();
    const bool isComplete = listed >= page.total || rows.empty() || listed >= kLastRow;
    if (!listing.isRefreshing) {
        appendRows(group, std::move(rows));
    } else {
        std::move(rows.begin(), rows.end(), std::back_inserter(listing.fresh));
        if (!isComplete && listing.fresh.size() < listing.rows.size()) {
            requestPage(group, listing.fresh.size());
            return false;
        }
        mergeFresh(group);
    }
    // Only now: while rows come and go the status row goes on saying that it is loading.
    listing.request = 0;
    listing.total = page.total;
    listing.isComplete = isComplete;
    if (isComplete)
        hideStatusRow(group);
    else
        showStatusRow(group);
    return true;
}

void NodeTreeModel::appendRows(NodeRow& group, std::vector<std::unique_ptr<NodeRow>> rows)
{
    if (rows.empty())
        return;
    NodeListing& listing = *group.listing;
    const std::size_t first = listing.rows.size();
    beginInsertRows(indexOf(group), static_cast<int>(first), static_cast<int>(first + rows.size() - 1));
    std::move(rows.begin(), rows.end(), std::back_inserter(listing.rows));
    listing.renumber(first);
    endInsertRows();
}

/// A request has ended without a page.
void NodeTreeModel::listingEnded(NodeRow& group, const Result<ChildPage>& result)
{
    NodeListing& listing = *group.listing;
    listing.request = 0;
    listing.isRefreshing = false;
    listing.fresh.clear();
    if (result.hasError())
        listing.error = result.error();
    showStatusRow(group);
    if (result.hasError())
        Q_EMIT listingFailed(fileOf(group).client, result.error());
}

/// Shows the status row, or says that its text has changed.
void NodeTreeModel::showStatusRow(NodeRow& group)
{
    NodeListing& listing = *group.listing;
    if (listing.status) {
        statusChanged(group);
        return;
    }
    const int row = static_cast<int>(listing.rows.size());
    beginInsertRows(indexOf(group), row, row);
    listing.status = std::make_unique<NodeRow>();
    listing.status->parent = &group;
    listing.status->rowKind = RowKind::Status;
    listing.status->row = static_cast<quint32>(row);
    endInsertRows();
}

void NodeTreeModel::hideStatusRow(NodeRow& group)
{
    NodeListing& listing = *group.listing;
    if (!listing.status)
        return;
    const int row = static_cast<int>(listing.rows.size());
    beginRemoveRows(indexOf(group), row, row);
    const std::unique_ptr<NodeRow> removed = std::move(listing.status);
    endRemoveRows();
}

void NodeTreeModel::statusChanged(const NodeRow& group)
{
    const NodeRow& status = *group.listing->status;
    Q_EMIT dataChanged(indexOf(status), indexOf(status, kColumnCount - 1));
}

} // namespace h5scout::ui
