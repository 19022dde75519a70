// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FileList.h"

#include <algorithm>
#include <numeric>

namespace h5scout::ui
{

FileList::FileList(TransportFactory transports, QObject* parent)
    : QObject(parent)
    , m_transports(std::move(transports))
{}

FileList::~FileList() = default;

FileClient* FileList::open(const QString& filePath)
{
    if (FileClient* known = find(filePath)) {
        if (known->state() == FileClient::State::Failed || known->state() == FileClient::State::Lost)
            reload(known);
        else if (waiting(known) == AfterSaving::Close)
            keep(known);
        return known;
    }
    FileClient* file = add(filePath);
    const Request<FileInfo> opening = file->open();
    Q_EMIT fileAdded(file);
    awaitOpening(file, opening);
    return file;
}

FileClient* FileList::create(const QString& filePath, const NewFile& newFile)
{
    if (FileClient* known = find(filePath))
        closeNow(known);
    FileClient* file = add(filePath);
    const Request<FileInfo> making = file->create(newFile);
    Q_EMIT fileAdded(file);
    awaitOpening(file, making);
    return file;
}

FileClient* FileList::add(const QString& filePath)
{
    m_files.push_back(std::make_unique<FileClient>(filePath, m_transports));
    FileClient* file = m_files.back().get();
    connect(file, &FileClient::fileChanged, this, [this, file] { Q_EMIT fileChanged(file); });
    connect(file, &FileClient::activityChanged, this, &FileList::activityChanged);
    // Later: when all have heard of the end of the edit.
    connect(
        file, &FileClient::activityChanged, this, [this, file] { settle(file); }, Qt::QueuedConnection);
    connect(file, &FileClient::writingFailed, this, [this, file] {
        keep(file);
        Q_EMIT savingFailed(file);
    });
    connect(file, &FileClient::workerLost, this, [this, file](const UserError& error) {
        Q_EMIT fileLost(file, error);
        Q_EMIT activityChanged();
    });
    return file;
}

void FileList::recover(FileClient* file)
{
    awaitOpening(file, file->recover());
}

void FileList::reload(FileClient* file)
{
    doAfterSaving(file, AfterSaving::Reload);
}

void FileList::close(FileClient* file)
{
    doAfterSaving(file, AfterSaving::Close);
}

void FileList::doAfterSaving(FileClient* file, AfterSaving step)
{
    if (!file->isWriting()) {
        doNow(file, step);
        return;
    }
    m_waiting[file] = step;
    Q_EMIT waitingChanged(file);
}

void FileList::doNow(FileClient* file, AfterSaving step)
{
    keep(file);
    if (step == AfterSaving::Close)
        closeNow(file);
    else
        awaitOpening(file, file->restart());
}

void FileList::settle(FileClient* file)
{
    if (contains(file) && waiting(file) && !file->isWriting())
        stopWaiting(file);
}

std::optional<FileList::AfterSaving> FileList::waiting(const FileClient* file) const
{
    const auto found = m_waiting.find(file);
    return found == m_waiting.end() ? std::nullopt : std::optional(found->second);
}

void FileList::stopWaiting(FileClient* file)
{
    if (const std::optional<AfterSaving> step = waiting(file))
        doNow(file, *step);
}

void FileList::keep(FileClient* file)
{
    if (m_waiting.erase(file) > 0)
        Q_EMIT waitingChanged(file);
}

void FileList::awaitOpening(FileClient* file, const Request<FileInfo>& request)
{
    request.then(file, [this, file](const Result<FileInfo>& result) {
        if (result.hasValue())
            Q_EMIT fileOpened(file, result.value());
        else if (result.hasError() && file->state() != FileClient::State::Lost) // a loss is told by workerLost
            Q_EMIT fileFailed(file, result.error());
        Q_EMIT activityChanged();
    });
}

void FileList::closeNow(FileClient* file)
{
    const auto position =
        std::find_if(m_files.begin(), m_files.end(), [file](const auto& each) { return each.get() == file; });
    if (position == m_files.end())
        return;
    keep(file);
    Q_EMIT fileAboutToBeRemoved(file);
    std::unique_ptr<FileClient> removed = std::move(*position);
    m_files.erase(position);
    disconnect(removed.get(), nullptr, this, nullptr);
    removed->close();
    removed.release()->deleteLater(); // may be the sender of what led here
    Q_EMIT activityChanged();
}

void FileList::closeAll()
{
    for (std::size_t index = m_files.size(); index > 0; --index)
        close(m_files[index - 1].get());
}

FileClient* FileList::find(const QString& filePath) const
{
    for (const auto& file : m_files) {
        if (file->filePath() == filePath)
            return file.get();
    }
    return nullptr;
}

bool FileList::contains(const FileClient* file) const
{
    return std::any_of(m_files.begin(), m_files.end(), [file](const auto& each) { return each.get() == file; });
}

QList<FileClient*> FileList::beingSaved() const
{
    QList<FileClient*> files;
    for (const auto& file : m_files) {
        if (file->isWriting())
            files.append(file.get());
    }
    return files;
}

int FileList::runningRequests() const
{
    return std::accumulate(m_files.begin(), m_files.end(), 0,
                           [](int sum, const auto& file) { return sum + file->runningRequests(); });
}

bool FileList::isBusy() const
{
    return std::any_of(m_files.begin(), m_files.end(), [](const auto& file) {
        return file->state() == FileClient::State::Opening || file->runningRequests() > 0;
    });
}

} // namespace h5scout::ui
