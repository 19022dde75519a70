// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QList>
#include <QObject>
#include <QString>

#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

/// The files that are open in the window, in the order of opening. A file that could not be opened, or whose worker was
/// lost, stays in the list until it is closed or reopened, so that its row can say why.
/// No file is closed or reloaded under an edit that its worker has been sent: that waits until all edits have ended. If
/// one of them fails, or the worker ends, the file stays as it is, to say so.
class FileList : public QObject
{
    Q_OBJECT
public:
    /// What is to be done with a file once it has been saved.
    enum class AfterSaving { Reload, Close };

    explicit FileList(TransportFactory transports, QObject* parent = nullptr);
    ~FileList() override;

    /// Opens `filePath` (absolute), or returns the client that has it open already.
    FileClient* open(const QString& filePath);
    /// Makes the file `filePath` (absolute) and opens it. A file of that path that is open here is closed first,
    /// without waiting: its content is to go.
    FileClient* create(const QString& filePath, const NewFile& newFile);
    /// Opens the file anew after finishing, or taking back, an edit whose saving was cut off.
    void recover(FileClient* file);
    /// Opens the file anew through a new worker; what was shown stays until the new content is there.
    void reload(FileClient* file);
    void close(FileClient* file);
    void closeAll();
    /// Without waiting for edits that run: they are lost, unless the worker is past stopping them.
    void closeNow(FileClient* file);

    /// What waits for the file's edits to end; empty if nothing does.
    std::optional<AfterSaving> waiting(const FileClient* file) const;
    /// Does at once what waits, as closeNow() does.
    void stopWaiting(FileClient* file);
    /// Forgets what waits: the file stays.
    void keep(FileClient* file);

    int count() const noexcept { return static_cast<int>(m_files.size()); }
    FileClient* at(int index) const { return m_files.at(static_cast<std::size_t>(index)).get(); }
    FileClient* find(const QString& filePath) const;
    bool contains(const FileClient* file) const;
    int runningRequests() const;
    /// True while a file is being opened or any request runs.
    bool isBusy() const;
    /// The files that are being written.
    QList<FileClient*> beingSaved() const;

Q_SIGNALS:
    /// A row of its own, still without content.
    void fileAdded(h5scout::FileClient* file);
    /// The worker has the file: after open() and after each reload().
    void fileOpened(h5scout::FileClient* file, const h5scout::FileInfo& info);
    void fileFailed(h5scout::FileClient* file, const h5scout::UserError& error);
    /// The worker ended by itself.
    void fileLost(h5scout::FileClient* file, const h5scout::UserError& error);
    /// Somebody has written the file since it was opened.
    void fileChanged(h5scout::FileClient* file);
    /// Of waiting().
    void waitingChanged(h5scout::FileClient* file);
    /// A change of the file could not be made, as whoever asked for it says.
    void savingFailed(h5scout::FileClient* file);
    /// The client dies after this.
    void fileAboutToBeRemoved(h5scout::FileClient* file);
    /// A file was added, opened, failed, lost or removed, or a request started or ended.
    void activityChanged();

private:
    FileClient* add(const QString& filePath);
    void awaitOpening(FileClient* file, const Request<FileInfo>& request);
    void doAfterSaving(FileClient* file, AfterSaving step);
    void doNow(FileClient* file, AfterSaving step);
    void settle(FileClient* file);

    TransportFactory m_transports;
    std::vector<std::unique_ptr<FileClient>> m_files;
    std::map<const FileClient*, AfterSaving> m_waiting;
};

} // namespace h5scout::ui
