// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditSession.h"

#include <utility>

#include "h5scout/storage/StorageError.h"
#include "h5scout/storage/Transaction.h"
#include "h5scout/worker/Session.h"

#include "OutliveParent.h"

namespace h5scout::worker
{

namespace
{

FileStamp stampOf(const FileFingerprint& fingerprint)
{
    return {fingerprint.status.byteCount, fingerprint.status.modifiedNanoseconds};
}

bool isSame(const FileStamp& left, const FileStamp& right)
{
    return left.byteCount == right.byteCount && left.modifiedNanoseconds == right.modifiedNanoseconds;
}

bool isSameButTime(FileFingerprint left, const FileFingerprint& right)
{
    left.status.modifiedNanoseconds = right.status.modifiedNanoseconds;
    return left == right;
}

StorageError changed(const std::string& path)
{
    return {StorageError::Kind::Changed,
            "Another program has changed the file since it was read.",
            {.file = path, .advice = "Reload it with F5 and edit again."}};
}

} // namespace

/// A transaction, and what it needs until its end.
struct EditSession::Begun
{
    explicit Begun(IsCancelled cancelled)
        : isCancelled(std::move(cancelled))
    {}

    OutliveParent untilSaved;
    IsCancelled isCancelled;
    H5Backend writer;
};

EditSession::EditSession(Session& session, const std::string& historyFolder, const UndoLimits& limits)
    : m_session(session)
    , m_path(session.backend().fileName())
    , m_expected(fingerprintOfEditableFile())
    , m_history(m_path, historyFolder, limits)
{
    if (const auto cut = m_history.cutUnfinished(m_expected))
        m_expected = *cut;
    m_session.setSeen(stampOf(m_expected));
    m_isHistoryOfFile = m_history.fitsFile();
}

EditSession::~EditSession() = default;

std::vector<std::string> EditSession::undoNames() const
{
    return ifOfFile(m_history.undoNames());
}

std::vector<std::string> EditSession::redoNames() const
{
    return ifOfFile(m_history.redoNames());
}

std::vector<std::optional<UndoHistory::Time>> EditSession::undoTimes() const
{
    return ifOfFile(m_history.undoTimes());
}

std::vector<std::optional<UndoHistory::Time>> EditSession::redoTimes() const
{
    return ifOfFile(m_history.redoTimes());
}

std::vector<std::string> EditSession::takeNotices()
{
    std::vector<std::string> notices = m_history.takeNotices();
    if (!m_isHistoryOfFile && !std::exchange(m_isHistoryLossTold, true))
        notices.emplace_back("What was changed here before cannot be undone: another program has changed the file "
                             "since then.");
    return notices;
}

bool EditSession::isReplaced() const noexcept
{
    storage::FileStatus now;
    return storage::System::real().status(m_path, now) < 0 || !now.isSameFile(m_expected.status);
}

/// A transaction that is not committed finds out what an edit would meet: locks, permissions, a file that HDF5 cannot
/// write. It may move the time of the last write on.
FileFingerprint EditSession::fingerprintOfEditableFile()
{
    if (m_session.backend().opened().door == Door::Cut)
        throw StorageError(StorageError::Kind::NotEditable,
                           "The file is cut short: what lies behind its end is lost, and an edit would write there.",
                           {.file = m_path, .advice = "Copy it again from where it came from."});
    const FileFingerprint before = Transaction(m_path, {}).fingerprint();
    if (!isSame(stampOf(before), m_session.seen()))
        throw changed(m_path);
    H5Backend trial;
    trial.openFile(m_path, OpenMode::ReadWrite, {.durability = Durability::Transaction});
    trial.closeFile();
    const FileFingerprint after = fingerprintOf(m_path);
    if (!isSameButTime(before, after))
        throw changed(m_path);
    return after;
}

EditSession::Outcome EditSession::edit(const EditPlan& plan, const IsCancelled& isCancelled)
{
    for (;;)
        if (std::optional<Outcome> outcome = step(plan, isCancelled))
            return std::move(*outcome);
}

void EditSession::begin(const EditPlan& plan, const IsCancelled& isCancelled)
{
    m_begun = std::make_unique<Begun>(isCancelled);
    if (!std::exchange(m_isHistoryOfFile, true))
        m_history.clear();
    TransactionOptions transaction;
    transaction.name = plan.name;
    transaction.expected = m_expected;
    transaction.history = &m_history;
    transaction.mustBeUndoable = plan.mustBeUndoable;
    transaction.beforeWriting = beforeWriting(m_begun->isCancelled);
    m_begun->writer.openFile(m_path, OpenMode::ReadWrite,
                             {.durability = Durability::Transaction, .transaction = std::move(transaction)});
}

std::optional<EditSession::Outcome> EditSession::step(const EditPlan& plan, const IsCancelled& isCancelled)
{
    try {
        if (!m_begun)
            begin(plan, isCancelled);
        std::optional<std::string> path = plan.carryOut(m_begun->writer);
        requireNotCancelled(isCancelled);
        if (!path)
            return std::nullopt;
        const CommitResult result = m_begun->writer.commit();
        take(result.fingerprint);
        m_begun.reset();
        return Outcome{std::move(*path), result.isUndoable};
    } catch (const StorageError& error) {
        m_begun.reset();
        if (error.kind() == StorageError::Kind::Changed)
            m_session.openAgain();
        else
            takeAfterFailure();
        throw;
    } catch (...) {
        abandon();
        throw;
    }
}

void EditSession::abandon() noexcept
{
    if (m_begun == nullptr)
        return;
    m_begun.reset();
    takeAfterFailure();
}

void EditSession::undo(const IsCancelled& isCancelled, RedoLoss redo)
{
    takeStep([&](const std::function<void()>& beforeWriting) { return m_history.undo(beforeWriting, redo); },
             isCancelled);
}

void EditSession::redo(const IsCancelled& isCancelled)
{
    takeStep([&](const std::function<void()>& beforeWriting) { return m_history.redo(beforeWriting); }, isCancelled);
}

void EditSession::takeStep(const Step& step, const IsCancelled& isCancelled)
{
    const OutliveParent untilSaved;
    requireNotCancelled(isCancelled);
    requireUnchanged();
    try {
        take(step(beforeWriting(isCancelled)));
    } catch (...) {
        takeAfterFailure();
        throw;
    }
}

std::function<void()> EditSession::beforeWriting(const IsCancelled& isCancelled)
{
    return [this, &isCancelled] {
        requireNotCancelled(isCancelled);
        m_session.closeForCommit();
    };
}

void EditSession::requireUnchanged() const
{
    if (fingerprintOf(m_path) != m_expected)
        throw changed(m_path);
}

void EditSession::requireNotCancelled(const IsCancelled& isCancelled) const
{
    if (isCancelled())
        throw StorageError(StorageError::Kind::Cancelled, "It was cancelled.", {.file = m_path});
}

/// The file is what we have made of it.
void EditSession::take(const FileFingerprint& fingerprint)
{
    m_expected = fingerprint;
    m_session.openAgain();
    m_session.setSeen(stampOf(fingerprint));
}

/// An edit that did not come about has written behind the end of the file and cut that off again: the time has moved
/// on, all else is as before. If not, somebody else has written.
void EditSession::takeAfterFailure() noexcept
{
    m_session.openAgain();
    try {
        const FileFingerprint now = fingerprintOf(m_path);
        if (!isSameButTime(m_expected, now))
            return;
        m_expected = now;
        m_session.setSeen(stampOf(now));
    } catch (const StorageError&) { // the next edit says what is wrong
    }
}

} // namespace h5scout::worker
