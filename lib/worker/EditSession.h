// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "h5scout/backend/H5Backend.h"
#include "h5scout/storage/Fingerprint.h"
#include "h5scout/storage/UndoHistory.h"

namespace h5scout::worker
{

class Session;

/// One action: what undo calls it, and the calls. `carryOut` returns the path of the node that it has made or changed.
struct EditPlan
{
    std::string name;
    /// Does the edit, or a piece of it: then it gives no path, and goes on when it is called again.
    std::function<std::optional<std::string>(H5Backend&)> carryOut;
    bool mustBeUndoable = false;
};

/// The edits of the session's file, while editing is on. Each is one transaction. The session's own handles for reading
/// stay open until a commit writes, and are open again after it, whether or not it has succeeded.
class EditSession
{
public:
    using IsCancelled = std::function<bool()>;
    struct Outcome
    {
        std::string path;
        bool isUndoable = false;
    };

    /// Sees that the file can be edited. Throws StorageError (Changed: it is no longer what was opened), Error.
    EditSession(Session& session, const std::string& historyFolder, const UndoLimits& limits);
    EditSession(const EditSession&) = delete;
    EditSession& operator=(const EditSession&) = delete;
    ~EditSession();

    /// Throws whatever `plan` and the transaction throw, with the file as before; StorageError (Cancelled) as long as
    /// nothing is written.
    Outcome edit(const EditPlan& plan, const IsCancelled& isCancelled);
    /// The same piece by piece: begins the edit, or goes on with the one that has begun, which must be of that plan.
    /// Empty: there is more to do. Until the commit, the last piece, readers of the session's file see it as it was.
    std::optional<Outcome> step(const EditPlan& plan, const IsCancelled& isCancelled);
    /// Forgets the edit that has begun, if any: the file is as before.
    void abandon() noexcept;
    bool hasBegun() const noexcept { return m_begun != nullptr; }
    /// As UndoHistory::undo().
    void undo(const IsCancelled& isCancelled, RedoLoss redo = RedoLoss::Refused);
    void redo(const IsCancelled& isCancelled);

    /// The next one first. None while the file is not what the history left: the next edit begins a new one then.
    std::vector<std::string> undoNames() const;
    std::vector<std::string> redoNames() const;
    /// When they were made, in the same order (UndoHistory).
    std::vector<std::optional<UndoHistory::Time>> undoTimes() const;
    std::vector<std::optional<UndoHistory::Time>> redoTimes() const;
    std::vector<std::string> takeNotices();
    /// The file's name leads to another file now, or to none: one that has been written in place is seen by
    /// Session::isFileChanged().
    bool isReplaced() const noexcept;

private:
    using Step = std::function<FileFingerprint(const std::function<void()>& beforeWriting)>;

    template <typename Entries>
    Entries ifOfFile(Entries entries) const
    {
        return m_isHistoryOfFile ? std::move(entries) : Entries();
    }
    struct Begun;
    void begin(const EditPlan& plan, const IsCancelled& isCancelled);
    FileFingerprint fingerprintOfEditableFile();
    void takeStep(const Step& step, const IsCancelled& isCancelled);
    std::function<void()> beforeWriting(const IsCancelled& isCancelled);
    void requireUnchanged() const;
    void requireNotCancelled(const IsCancelled& isCancelled) const;
    void take(const FileFingerprint& fingerprint);
    void takeAfterFailure() noexcept;

    Session& m_session;
    std::string m_path;
    FileFingerprint m_expected;
    UndoHistory m_history;
    std::unique_ptr<Begun> m_begun; ///< the edit that is at work
    bool m_isHistoryOfFile = true;  ///< UndoHistory::fitsFile(), when editing was turned on
    bool m_isHistoryLossTold = false;
};

} // namespace h5scout::worker
