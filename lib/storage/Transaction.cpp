// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/storage/Transaction.h"

#include <atomic>
#include <filesystem>
#include <utility>

#include "BegunEdit.h"
#include "Commit.h"
#include "HeldBackDriver.h"
#include "HeldBackFile.h"
#include "RecoverLocked.h"
#include "Sentences.h"
#include "SignatureSearch.h"
#include "TakeFingerprint.h"
#include "UndoRecorder.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout
{

using namespace storage;

namespace
{

using Kind = StorageError::Kind;
constexpr const char* kBeginAttempt = "begin an edit";
constexpr const char* kCommitAttempt = "save the edit";

OverlayLimits limitsOf(const TransactionOptions& options)
{
    return {options.memoryBytes,
            options.spillFolder.empty() ? std::filesystem::temp_directory_path().string() : options.spillFolder};
}

} // namespace

struct Transaction::State
{
    State(const std::string& path, TransactionOptions given);
    ~State() { forget(); }

    void requireExpected(const std::string& path) const;
    void requireUntouched() const;
    bool save(UndoRecorder* recorder);
    bool closeAndSave(hdf5::Handle file, UndoRecorder* recorder);
    CommitPlan makePlan(UndoRecorder* recorder);
    void prepareUndo(UndoRecorder& recorder, const JournalReader& journal) const;
    void requireNotCancelled() const;
    void forget() noexcept;
    void letGo() noexcept;

    TransactionOptions options;
    System& system;
    std::string path; ///< resolved
    std::shared_ptr<HeldBackFile> held;
    FileFingerprint begin;
    std::uint64_t superblockAddress = 0;
    std::uint64_t writesOfOpening = 0;
    bool isOpened = false;
    bool isDone = false;
    std::atomic<bool> isCancelled = false;
};

Transaction::State::State(const std::string& givenPath, TransactionOptions given)
    : options(std::move(given))
    , system(options.system != nullptr ? *options.system : System::real())
{
    LockedFile locked = lockForWriting(system, givenPath, kBeginAttempt);
    path = locked.path;
    try {
        const bool isRecovered =
            recoverLocked(system, locked, journalPathOf(path), kBeginAttempt) != Recovered::NothingToDo;
        if (isRecovered && options.history != nullptr)
            options.history->reload();
        orThrow(system.checkWritableFolder(std::filesystem::path(path).parent_path().string()), "write to the folder");
        begin = takeFingerprint(locked.file);
        superblockAddress = findSignature(locked.file)->address;
        requireExpected(givenPath);
        if (options.history != nullptr && options.history->cutUnfinishedIn(locked.file))
            begin = takeFingerprint(locked.file);
        held = std::make_shared<HeldBackFile>(system, std::move(locked.file), superblockAddress, limitsOf(options));
        if (options.history != nullptr)
            held->beforeTail([this] { options.history->begun().note(begin); });
    } catch (const std::system_error& error) {
        throw fromSystem(givenPath, kBeginAttempt, error);
    }
}

void Transaction::State::requireExpected(const std::string& givenPath) const
{
    if (options.expected && *options.expected != begin)
        throw storageError(Kind::Changed, givenPath, kBeginAttempt,
                           "Another program has changed the file since it was read.", "Reload it and edit again.");
}

/// The lock keeps out those who ask for it; PyMoDAQ does not.
void Transaction::State::requireUntouched() const
{
    const FileStatus now = held->file().status();
    const bool isSameTime = held->hasTouchedTail() || now.modifiedNanoseconds == begin.status.modifiedNanoseconds;
    FileStatus named;
    const bool isStillThere = system.status(path, named) >= 0 && named.isSameFile(now);
    if (held->hasOtherWriters() || !isSameTime || !isStillThere ||
        readSuperblock(held->file(), superblockAddress) != begin.superblock)
        throw storageError(Kind::Changed, path, kCommitAttempt,
                           "Another program has changed or replaced the file during the edit.",
                           "Nothing of the edit was saved. Reload the file and edit again.");
}

void Transaction::State::requireNotCancelled() const
{
    if (isCancelled)
        throw storageError(Kind::Cancelled, path, kCommitAttempt, "It was cancelled.", "The file is as before.");
}

CommitPlan Transaction::State::makePlan(UndoRecorder* recorder)
{
    CommitPlan plan{system, held->file(), path, superblockAddress, {held->base(), held->end()}, {}, {}, {}};
    plan.writeRegions = [this](JournalWriter& writer) {
        std::vector<std::uint8_t> before;
        held->forEachHeld([&](std::uint64_t offset, ConstBytes content) {
            requireNotCancelled();
            before.resize(content.size());
            held->file().read(before, offset);
            writer.compare(offset, before, content);
        });
    };
    plan.beforeMark = [this, recorder](const JournalReader& journal) {
        if (recorder != nullptr)
            prepareUndo(*recorder, journal);
        requireNotCancelled();
        if (options.beforeWriting)
            options.beforeWriting();
        requireUntouched();
    };
    plan.markTakenBack = [this] { held->noteOurs(); };
    return plan;
}

void Transaction::State::prepareUndo(UndoRecorder& recorder, const JournalReader& journal) const
{
    if (!recorder.prepare(journal, held->file()) && options.mustBeUndoable)
        throw storageError(Kind::NotUndoable, path, kCommitAttempt, recorder.whyNot(), "The file is as before.");
}

bool Transaction::State::save(UndoRecorder* recorder)
{
    try {
        const bool isChanged = runCommit(makePlan(recorder));
        isDone = true;
        return isChanged;
    } catch (const StorageError& error) {
        // The tail belongs to what recovery will find.
        isDone = error.kind() == Kind::NeedsRecovery;
        if (isDone && recorder != nullptr)
            recorder->leavePending();
        throw;
    }
}

bool Transaction::State::closeAndSave(hdf5::Handle file, UndoRecorder* recorder)
{
    if (!held || !held->isOpenInDriver)
        throw storageError(Kind::NotEditable, path, kCommitAttempt, "The file is not open in it.", {});
    std::optional<hdf5::CallError> notWritten;
    hdf5::closeDatasets(file.get(), [&](const std::string&, const hdf5::CallError& failure) { notWritten = failure; });
    if (notWritten)
        throw hdf5::CallError(*notWritten);
    hdf5::flushFile(file.get());
    const bool isEdited = held->writeCount() != writesOfOpening;
    file.reset();
    if (held->isOpenInDriver)
        throw storageError(Kind::NotEditable, path, kCommitAttempt, "HDF5 still has it open.",
                           "The file is as before. Close it in the whole program.");
    requireNotCancelled();
    if (isEdited)
        requireUntouched();
    if (held->failure())
        throw std::system_error(held->failure());
    if (!isEdited)
        return false;
    return save(recorder);
}

void Transaction::State::forget() noexcept
{
    if (!held)
        return;
    try {
        if (!isDone && held->cutTail())
            begin = takeFingerprint(held->file());
        if (options.history != nullptr && held->hasTouchedTail())
            options.history->begun().forget();
    } catch (const std::exception&) {
        // The file stays longer than it was: it opens everywhere, and the next to write to it cuts it.
    }
    letGo();
}

/// Gives up the lock. libhdf5 may go on with the driver if somebody still has the file open: it reads nothing then.
void Transaction::State::letGo() noexcept
{
    held->file().close();
    held.reset();
}

Transaction::Transaction(const std::string& path, TransactionOptions options)
    : m_state(std::make_unique<State>(path, std::move(options)))
{}

Transaction::~Transaction() = default;
Transaction::Transaction(Transaction&&) noexcept = default;

hdf5::Handle Transaction::open()
{
    if (m_state->isOpened || !m_state->held)
        throw storageError(Kind::NotEditable, m_state->path, kBeginAttempt, "The edit has been opened before.", {});
    hdf5::Handle file = openHeldBack(*m_state->held, m_state->path);
    m_state->isOpened = true;
    m_state->writesOfOpening = m_state->held->writeCount();
    return file;
}

CommitResult Transaction::commit(hdf5::Handle file)
{
    State& state = *m_state;
    CommitResult result;
    try {
        std::optional<UndoRecorder> recorder;
        if (state.options.history != nullptr)
            recorder.emplace(*state.options.history, state.options.name);
        result.isChanged = state.closeAndSave(std::move(file), recorder ? &*recorder : nullptr);
        if (result.isChanged && recorder)
            result.isUndoable = recorder->keep();
        // What another program has made of the file has not been seen by who edits it.
        const bool isOurs = result.isChanged || state.held->cutTail();
        result.fingerprint = isOurs ? takeFingerprint(state.held->file()) : state.begin;
        state.isDone = true;
        state.forget();
        return result;
    } catch (const std::system_error& error) {
        state.forget();
        throw fromSystem(state.path, kCommitAttempt, error);
    } catch (...) {
        state.forget();
        throw;
    }
}

void Transaction::rollback(hdf5::Handle file) noexcept
{
    // What libhdf5 still writes goes where the rest of the edit is. Without it, it would not close the file well.
    try {
        if (file)
            hdf5::closeDatasets(file.get(), [](const std::string&, const hdf5::CallError&) {}); // given up, too
    } catch (const std::exception&) {
        // An identifier that is no file's, which nothing is open in.
    }
    file.reset();
    m_state->forget();
}

void Transaction::cancel() noexcept
{
    m_state->isCancelled = true;
}

const FileFingerprint& Transaction::fingerprint() const noexcept
{
    return m_state->begin;
}

std::uint64_t Transaction::byteCount() const noexcept
{
    return m_state->held ? m_state->held->end() : 0;
}

bool Transaction::read(std::uint64_t offset, storage::Bytes target) const noexcept
{
    return m_state->held && m_state->held->read(offset, target);
}

std::uint64_t Transaction::writeCount() const noexcept
{
    return m_state->held ? m_state->held->writeCount() : 0;
}

std::uint64_t Transaction::heldBytes() const noexcept
{
    return m_state->held ? m_state->held->heldBytes() : 0;
}

void requireOwnRawData(hdf5::Id dataset, const std::string& file)
{
    if (!hdf5::datasetCreation(dataset).externalFiles.empty())
        throw storageError(Kind::NotEditable, file, "edit the array",
                           "Its values lie in other files, which no transaction protects.",
                           "Edit it with the program that wrote it.");
}

} // namespace h5scout
