// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QObject>
#include <QString>

#include "h5scout/client/EditTypes.h"
#include "h5scout/client/NodeTypes.h"
#include "h5scout/client/Request.h"
#include "h5scout/client/WorkerTransport.h"

namespace h5scout
{

/// One file, seen through its worker: typed asynchronous requests. Never blocks. Lives in the window's thread.
/// A worker that ends takes the running requests with it: each ends with a UserError that says so. The client starts no
/// new worker by itself: restart() does, after the user asked for it.
class FileClient : public QObject
{
    Q_OBJECT
public:
    enum class State : std::uint8_t {
        Closed,  ///< before open()
        Opening, ///< open() has been sent
        Open,    ///< the worker has the file
        Failed,  ///< the file could not be opened; the worker has ended
        Lost     ///< the worker ended by itself
    };
    Q_ENUM(State)

    /// `filePath` as the user gave it, made absolute. `transports` makes a worker for open() and each restart().
    FileClient(const QString& filePath, TransportFactory transports, QObject* parent = nullptr);
    ~FileClient() override;

    const QString& filePath() const noexcept;
    /// The last component of the path.
    QString fileName() const;
    State state() const noexcept;
    /// Somebody has written the file since it was opened, as fileChanged() has told: nothing can be edited before it is
    /// read anew.
    bool isFileChanged() const noexcept;
    /// What the worker is doing for whom: the number of requests that have not ended.
    int runningRequests() const noexcept;
    qint64 workerProcessId() const;

    /// Starts a worker and opens the file. Allowed in Closed, Failed and Lost.
    Request<FileInfo> open();
    /// Ends the worker (running requests end as Cancelled) and opens the file anew: for reloading and after a loss.
    /// What isWriting() tells of is lost, or done without a word: wait for its end first.
    Request<FileInfo> restart();
    /// As restart(), after finishing or taking back an edit whose saving was cut off (UserError::Remedy::Recover).
    /// FileInfo::recovery says what was done.
    Request<FileInfo> recover();
    /// Starts a worker that makes the file and opens it. Allowed in Closed, Failed and Lost.
    Request<FileInfo> create(const NewFile& file);
    /// Ends the worker; running requests end as Cancelled, also those that write, as in restart(). State Closed.
    void close();

    Request<NodeInfo> describe(const QByteArray& path, RequestOptions options = {});
    Request<ChildPage> children(const QByteArray& path, quint64 offset, quint32 limit, RequestOptions options = {});
    /// Values longer than `maximalValueBytes` come cut (AttributeInfo::isCut); 0 is the worker's own limit.
    Request<AttributePage> attributes(const QByteArray& path, quint64 offset, quint32 limit,
                                      quint64 maximalValueBytes = 0, RequestOptions options = {});
    /// One attribute by its name, as a page of one. Longer values come cut, as above.
    Request<AttributePage> attribute(const QByteArray& path, const QByteArray& name, quint64 maximalValueBytes = 0,
                                     RequestOptions options = {});
    /// What the numbers of a node mean; for a group those of the arrays that it says are to be plotted.
    Request<DataInfo> data(const QByteArray& path, DataScope scope = DataScope::Node, RequestOptions options = {});
    /// One range a dimension. Refused by the worker when it is larger than its limit (some MiB).
    Request<ArrayBlock> readArray(const QByteArray& path, const std::vector<Range>& ranges,
                                  RequestOptions options = {});
    /// The only text that is selected; of one that has more bytes than that the beginning.
    Request<ArrayBlock> beginningOfText(const QByteArray& path, const std::vector<Range>& ranges, quint64 maximalBytes,
                                        RequestOptions options = {});
    Request<Envelope> envelope(const EnvelopeQuery& query, RequestOptions options = {});
    Request<Image> image(const ImageQuery& query, RequestOptions options = {});
    Request<Image> projection(const ProjectionQuery& query, RequestOptions options = {});
    /// Parts hold what has been seen so far.
    Request<Statistics> statistics(const StatisticsQuery& query, RequestOptions options = {});
    /// Pages come by onPart; the result is the last page, whose `visited` is the number of nodes.
    Request<WalkPage> walk(const QByteArray& path, RequestOptions options = {.priority = Priority::Background});

    /// Turns editing on; asked again, the state as it is. Refused when the file or its folder cannot be written, or
    /// another program has the file open for writing.
    Request<EditState> startEditing(const EditOptions& options = {});
    Request<EditState> stopEditing();
    /// Whether editing is on and what can be undone, as last heard of the worker. Off after a new opening.
    const EditState& editState() const noexcept;

    /// Whether a request that writes has not ended: it is running, or waits for its turn.
    bool isWriting() const noexcept;

    // Requests that write. Their end is the worker's: cancel() asks it to stop, and the request ends as Cancelled with
    // the file as before, or with the answer if it was too late for that. They go on when their receiver dies. A large
    // request (64 MiB) is refused.

    /// One action, one transaction.
    Request<Edited> edit(const EditAction& action, bool mustBeUndoable = false);
    /// Each step is a transaction of its own: after an error those before it are undone. A step that could not be
    /// redone is refused (UserError::Remedy::UndoWithoutRedo), unless that is accepted.
    Request<Edited> undo(int steps = 1, RedoLoss redo = RedoLoss::Refused);
    Request<Edited> redo(int steps = 1);
    /// Copies the file as it is to `target` (made absolute), with progress. The target is not there, or as before,
    /// until the copy is whole.
    Request<Saved> saveAs(const QString& target, bool mayOverwrite = false);

    /// What removing a node would take away; parts hold what has been counted so far.
    Request<RemovalExtent> measureRemoval(const QByteArray& path, RequestOptions options = {});
    /// What would still name the node if it were removed, moved or renamed; what still names it, if it has been.
    Request<Referrers> findReferrers(const QByteArray& path, RequestOptions options = {});

Q_SIGNALS:
    void stateChanged(h5scout::FileClient::State state);
    /// A request started or ended.
    void activityChanged(int runningRequests);
    /// A request that writes ends with an error, as its asker hears next.
    void writingFailed();
    /// State has become Lost: what the worker was doing and how it ended. Emitted once for each loss.
    void workerLost(const h5scout::UserError& error);
    /// Somebody has written the file since it was opened, as a reply tells that is about to be handed on: what is shown
    /// may be of before, or fit no more. restart() reads the file anew. Emitted once for each opening.
    /// Own edits do not count.
    void fileChanged();
    /// An action, undo or redo has succeeded: what is shown of the file may be of before. Emitted whether or not
    /// somebody waits for the answer, before the answer is handed on.
    void edited(const h5scout::Edited& edited);
    /// Of editState().
    void editStateChanged(const h5scout::EditState& state);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout
