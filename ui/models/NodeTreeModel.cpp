// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/NodeTreeModel.h"

#include "ui/models/ListingMerge.h"
#include "ui/models/NodeTreeModel_p.h"

#include <algorithm>
#include <utility>

#include <QPointer>

namespace h5scout::ui
{
namespace
{

constexpr auto kLastRow = static_cast<std::size_t>(std::numeric_limits<int>::max()) - 1;

void renumber(NodeListing& listing, std::size_t first)
{
    for (std::size_t row = first; row < listing.rows.size(); ++row)
        listing.rows[row]->row = static_cast<quint32>(row);
    if (listing.status)
        listing.status->row = static_cast<quint32>(listing.rows.size());
}

std::vector<ListingKey> keysOf(const std::vector<std::unique_ptr<NodeRow>>& rows)
{
    std::vector<ListingKey> keys;
    keys.reserve(rows.size());
    for (const auto& row : rows)
        keys.push_back({row->name, row->isGroup()});
    return keys;
}

quint32 pageSize(quint64 listed)
{
    return static_cast<quint32>(std::clamp<quint64>(listed, NodeTreeModel::kFirstPage, NodeTreeModel::kLargestPage));
}

} // namespace

NodeTreeModel::NodeTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
{}
NodeTreeModel::~NodeTreeModel() = default;

// -----------------------------------------------------------------------------------------------------------------
// files

void NodeTreeModel::addFile(FileClient* file)
{
    Q_ASSERT(file && !findFile(file));
    auto entry = std::make_unique<OpenFile>();
    entry->client = file;
    entry->name = displayName(file->fileName().toUtf8());
    entry->path = file->filePath();
    entry->state = file->state();
    entry->root.rowKind = RowKind::File;
    entry->root.row = static_cast<quint32>(m_files.size());
    const int row = static_cast<int>(m_files.size());
    beginInsertRows({}, row, row);
    m_files.push_back(std::move(entry));
    endInsertRows();

    connect(file, &FileClient::stateChanged, this, [this, file](FileClient::State state) { onFileState(file, state); });
    connect(file, &FileClient::workerLost, this, [this, file](const UserError& error) { setFileError(file, error); });
    connect(file, &QObject::destroyed, this, [this, file] { removeFile(file); });
    if (m_files.back()->state == FileClient::State::Open)
        describeRoot(*m_files.back());
}

void NodeTreeModel::removeFile(FileClient* file)
{
    const OpenFile* entry = findFile(file);
    if (!entry)
        return;
    // Only the address: when the client is being destroyed it is no FileClient any more.
    const QObject* sender = file;
    QObject::disconnect(sender, nullptr, this, nullptr);
    const std::size_t row = entry->root.row;
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    const std::unique_ptr<OpenFile> removed = std::move(m_files[row]);
    m_files.erase(m_files.begin() + static_cast<std::ptrdiff_t>(row));
    for (std::size_t next = row; next < m_files.size(); ++next)
        m_files[next]->root.row = static_cast<quint32>(next);
    endRemoveRows();
}

void NodeTreeModel::reloadFile(FileClient* file)
{
    OpenFile* entry = findFile(file);
    if (entry && entry->state == FileClient::State::Open)
        describeRoot(*entry);
}

void NodeTreeModel::setFileError(FileClient* file, const UserError& error)
{
    OpenFile* entry = findFile(file);
    if (!entry)
        return;
    entry->error = error;
    Q_EMIT dataChanged(indexOf(entry->root), indexOf(entry->root, kColumnCount - 1));
}

void NodeTreeModel::onFileState(FileClient* file, FileClient::State state)
{
    OpenFile* entry = findFile(file);
    if (!entry)
        return;
    entry->state = state;
    if (state == FileClient::State::Opening || state == FileClient::State::Open)
        entry->error.reset();
    Q_EMIT dataChanged(indexOf(entry->root), indexOf(entry->root, kColumnCount - 1));
    if (state == FileClient::State::Open)
        describeRoot(*entry);
}

void NodeTreeModel::describeRoot(OpenFile& file)
{
    file.client->describe(QByteArrayLiteral("/"))
        .then(this, [this, client = QPointer<FileClient>(file.client)](const Result<NodeInfo>& result) {
            OpenFile* entry = client ? findFile(client) : nullptr;
            if (!entry || result.wasCancelled())
                return;
            if (result.hasValue())
                rootArrived(*entry, result.value());
            else
                setFileError(client, result.error());
        });
}

void NodeTreeModel::rootArrived(OpenFile& file, const NodeInfo& root)
{
    file.pool.fill(file.root, root);
    file.root.name.clear();
    file.error.reset();
    const bool wasListed = file.root.listing != nullptr; // before anyone who hears of the change asks for a page
    Q_EMIT dataChanged(indexOf(file.root), indexOf(file.root, kColumnCount - 1));
    if (wasListed)
        refreshListing(file.root, RefreshDepth::Everything);
    Q_EMIT fileReady(file.client);
}

std::vector<FileClient*> NodeTreeModel::files() const
{
    std::vector<FileClient*> clients;
    for (const auto& file : m_files)
        clients.push_back(file->client);
    return clients;
}

QModelIndex NodeTreeModel::fileIndex(const FileClient* file) const
{
    const OpenFile* entry = findFile(file);
    return entry ? indexOf(entry->root) : QModelIndex();
}

NodeTreeModel::OpenFile* NodeTreeModel::findFile(const FileClient* file) const
{
    const auto found =
        std::find_if(m_files.begin(), m_files.end(), [file](const auto& entry) { return entry->client == file; });
    return found == m_files.end() ? nullptr : found->get();
}

NodeTreeModel::OpenFile& NodeTreeModel::fileOf(const NodeRow& row) const
{
    return *m_files[row.fileRow().row];
}

// ---------------------------------------------------------------------------------------------------------------
// listing

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
    renumber(listing, first);
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

// ---------------------------------------------------------------------------------------------------------------
// reload

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
            renumber(listing, step.first);
            endRemoveRows();
        } else {
            beginInsertRows(index, static_cast<int>(first), static_cast<int>(end - 1));
            listing.rows.insert(listing.rows.begin() + first, std::make_move_iterator(fresh.begin() + first),
                                std::make_move_iterator(fresh.begin() + end));
            std::fill(isInserted.begin() + first, isInserted.begin() + end, true);
            renumber(listing, step.first);
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

// -------------------------------------------------------------------------------------------------------------
// structure

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
    return row ? stateOf(*row) : LoadingState::Loaded;
}

} // namespace h5scout::ui
