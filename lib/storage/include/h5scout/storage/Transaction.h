// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/storage/Fingerprint.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/storage/System.h"
#include "h5scout/storage/UndoHistory.h"

namespace h5scout
{

/// How a transaction goes; the defaults do for most.
struct TransactionOptions
{
    std::string name{};                        ///< what undo calls the edit: "set 'units' of /scan"
    std::optional<FileFingerprint> expected{}; ///< as the file was last seen; empty: any state will do
    UndoHistory* history = nullptr;            ///< of the same file; outlives the transaction
    bool mustBeUndoable = false;               ///< rather refuse the commit than be unable to undo it
    /// Called once when nothing can refuse the commit any more but the disk. Handles for reading must be closed here at
    /// the latest: they would go on showing what their caches hold, and must not be read while the commit writes.
    std::function<void()> beforeWriting{};
    std::uint64_t memoryBytes = std::uint64_t{64} << 20; ///< of held-back bytes; more go to a temporary file
    std::string spillFolder{};                           ///< for that file; empty: the system's folder for such
    storage::System* system = nullptr;                   ///< for tests
};

/// What a commit has done.
struct CommitResult
{
    bool isChanged = false;      ///< false: no byte was written
    bool isUndoable = false;     ///< the history has it
    FileFingerprint fingerprint; ///< of the file as it is now
};

/// One edit of an existing HDF5 file: open(), any calls into HDF5, commit(). Until the commit no old byte of the file
/// is overwritten; whatever happens, the file is as before or as after (in the short moment of the commit itself: after
/// recover()). The destructor rolls back.
///
///     Transaction edit(path, {.name = "add a group"});
///     hdf5::Handle file = edit.open();
///     ... calls with file.get() ...
///     edit.commit(std::move(file));
///
/// While the edit runs, other programs read the old state, and are refused if they want to write with HDF5's locks.
/// Not for: raw data in external files (requireOwnRawData()), reading virtual datasets (they show fill values),
/// H5Fstart_swmr_write.
class Transaction
{
public:
    /// Recovers, locks and looks at the file; writes nothing to a whole file. Throws StorageError: Busy, Changed,
    /// NotWritable, NotEditable, NotRecoverable.
    explicit Transaction(const std::string& path, TransactionOptions options = {});
    ~Transaction();
    Transaction(Transaction&&) noexcept; ///< the other one is over
    Transaction& operator=(Transaction&&) = delete;

    /// The file, open for reading and writing; once. Throws Error.
    [[nodiscard]] hdf5::Handle open();

    /// Closes the file and everything that is open in it, and saves. `file` must be its only owner. Without an edit
    /// since open() nothing is written. When it throws (StorageError; hdf5::CallError if HDF5 cannot write out what it
    /// has in memory, as when a filter fails), the file is as before; but see NeedsRecovery. Cost: the changes are
    /// written twice, and five times the disk is waited for.
    CommitResult commit(hdf5::Handle file);
    /// Forgets the edit.
    void rollback(hdf5::Handle file = {}) noexcept;
    /// From any thread, while the transaction lives: the commit will throw Cancelled, unless it has begun to write.
    void cancel() noexcept;

    /// The file as it was at the beginning, and after a rollback or a commit that was refused as it was left: what the
    /// next edit may expect.
    const FileFingerprint& fingerprint() const noexcept;
    /// The size of the file as the edit has left it so far, once HDF5 has flushed it. Between open() and commit().
    std::uint64_t byteCount() const noexcept;
    /// Its bytes from `offset` on; false if they cannot be read. Between open() and commit().
    bool read(std::uint64_t offset, storage::Bytes target) const noexcept;
    /// Goes up with everything that HDF5 writes.
    std::uint64_t writeCount() const noexcept;
    /// Bytes that are held back so far.
    std::uint64_t heldBytes() const noexcept;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Throws StorageError (NotEditable) if a dataset has raw data in external files: HDF5 writes those at once, around
/// every transaction.
void requireOwnRawData(hdf5::Id dataset, const std::string& file);

} // namespace h5scout
