// SPDX-License-Identifier: GPL-3.0-or-later
// The files of NodeTreeModel.
#include "ui/models/NodeTreeModel.h"

#include "ui/models/Format.h"
#include "ui/models/TreeFile.h"

#include <algorithm>

#include <QPointer>

namespace h5scout::ui
{

void NodeTreeModel::addFile(FileClient* file)
{
    Q_ASSERT(file && !findFile(file));
    auto entry = std::make_unique<TreeFile>();
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
    const TreeFile* entry = findFile(file);
    if (!entry)
        return;
    // Only the address: when the client is being destroyed it is no FileClient any more.
    const QObject* sender = file;
    QObject::disconnect(sender, nullptr, this, nullptr);
    const std::size_t row = entry->root.row;
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    const std::unique_ptr<TreeFile> removed = std::move(m_files[row]);
    m_files.erase(m_files.begin() + static_cast<std::ptrdiff_t>(row));
    for (std::size_t next = row; next < m_files.size(); ++next)
        m_files[next]->root.row = static_cast<quint32>(next);
    endRemoveRows();
}

void NodeTreeModel::reloadFile(FileClient* file)
{
    TreeFile* entry = findFile(file);
    if (entry && entry->state == FileClient::State::Open)
        describeRoot(*entry);
}

void NodeTreeModel::setFileError(FileClient* file, const UserError& error)
{
    TreeFile* entry = findFile(file);
    if (!entry)
        return;
    entry->error = error;
    Q_EMIT dataChanged(indexOf(entry->root), indexOf(entry->root, kColumnCount - 1));
}

void NodeTreeModel::onFileState(FileClient* file, FileClient::State state)
{
    TreeFile* entry = findFile(file);
    if (!entry)
        return;
    entry->state = state;
    if (state == FileClient::State::Opening || state == FileClient::State::Open)
        entry->error.reset();
    Q_EMIT dataChanged(indexOf(entry->root), indexOf(entry->root, kColumnCount - 1));
    if (state == FileClient::State::Open)
        describeRoot(*entry);
}

void NodeTreeModel::describeRoot(TreeFile& file)
{
    file.client->describe(QByteArrayLiteral("/"))
        .then(this, [this, client = QPointer<FileClient>(file.client)](const Result<NodeInfo>& result) {
            TreeFile* entry = client ? findFile(client) : nullptr;
            if (!entry || result.wasCancelled())
                return;
            if (result.hasValue())
                rootArrived(*entry, result.value());
            else
                setFileError(client, result.error());
        });
}

void NodeTreeModel::rootArrived(TreeFile& file, const NodeInfo& root)
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
    const TreeFile* entry = findFile(file);
    return entry ? indexOf(entry->root) : QModelIndex();
}

TreeFile* NodeTreeModel::findFile(const FileClient* file) const
{
    const auto found =
        std::find_if(m_files.begin(), m_files.end(), [file](const auto& entry) { return entry->client == file; });
    return found == m_files.end() ? nullptr : found->get();
}

TreeFile& NodeTreeModel::fileOf(const NodeRow& row) const
{
    return *m_files[row.fileRow().row];
}

} // namespace h5scout::ui
