// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FileList.h"

#include <algorithm>

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
        close(known);
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
    awaitOpening(file, file->restart());
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

void FileList::close(FileClient* file)
{
    const auto position =
        std::find_if(m_files.begin(), m_files.end(), [file](const auto& each) { return each.get() == file; });
    if (position == m_files.end())
        return;
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
    while (!m_files.empty())
        close(m_files.back().get());
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

bool FileList::isBusy() const
{
    return std::any_of(m_files.begin(), m_files.end(), [](const auto& file) {
        return file->state() == FileClient::State::Opening || file->runningRequests() > 0;
    });
}

} // namespace h5scout::ui
