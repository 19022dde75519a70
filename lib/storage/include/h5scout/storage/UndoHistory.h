// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "h5scout/storage/Fingerprint.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/storage/System.h"
#include "h5scout/value/RedoLoss.h"

namespace h5scout
{

namespace storage
{
class BegunEdit;
class File;
class UndoEntry;
class UndoRecorder;
} // namespace storage

class Transaction;

/// Beyond these the oldest entries fall out.
struct UndoLimits
{
    std::uint64_t diskBytes = std::uint64_t{1} << 30; ///< of all entries together
    std::size_t entryCount = 1000;
};

/// What the transactions on one file have changed, to be undone and redone byte for byte, in the order of time. Kept in
/// a folder of its own (a cache): it survives the process, and a new history in the same folder goes on with it. What
/// falls out of the limits is told by takeNotices().
class UndoHistory
{
public:
    using Time = std::chrono::system_clock::time_point; ///< of this machine's clock

    /// Makes the folder. Entries in it that are damaged or do not fit to the file are passed over or refused later.
    /// Throws StorageError.
    UndoHistory(std::string path, std::string folder, UndoLimits limits = {},
                storage::System& system = storage::System::real());
    ~UndoHistory();
    UndoHistory(const UndoHistory&) = delete;
    UndoHistory& operator=(const UndoHistory&) = delete;

    std::vector<std::string> undoNames() const; ///< of the edits that can be undone, the next one first
    std::vector<std::string> redoNames() const; ///< of those that can be redone, the next one first
    /// When the edits were made, in the order of undoNames(); empty: saved by a version that did not keep it.
    std::vector<std::optional<Time>> undoTimes() const;
    std::vector<std::optional<Time>> redoTimes() const; ///< in the order of redoNames()
    std::uint64_t diskBytes() const;                    ///< that all entries take
    /// The file is as one of these edits left or found it, or longer by what HDF5 knows nothing of (cutUnfinished()).
    /// If not, another program has changed it, and nothing can be undone or redone. True while there are none. Reads
    /// what the edits next to be undone and redone have changed. Throws StorageError.
    bool fitsFile() const;

    /// Takes back the last edit. It is a commit of its own: nobody may have the file open for writing, and a handle for
    /// reading must be closed in `beforeWriting` (called when nothing can refuse any more but the disk). Throws
    /// StorageError: NotUndoable when the file is not what the last commit left; NoRoomForRedo when what redo would
    /// need can be kept neither within the limits nor on the disk, unless that is accepted: takeNotices() tells it
    /// then. Returns what the file is now.
    FileFingerprint undo(const std::function<void()>& beforeWriting = {}, RedoLoss redo = RedoLoss::Refused);
    /// Makes again what was undone last; else as undo().
    FileFingerprint redo(const std::function<void()>& beforeWriting = {});
    /// Cuts off what a killed process had begun to write behind the end of the file, which the last commit left or the
    /// edit has noted before, if the file is as `expected` and HDF5 knows of nothing there. Undo, redo and transactions
    /// do so too. Returns what the file is then; empty if there was nothing to cut. Throws StorageError.
    std::optional<FileFingerprint> cutUnfinished(const FileFingerprint& expected);

    /// Forgets everything.
    void clear();
    /// Sentences about what can no longer be undone or redone, since the last call.
    std::vector<std::string> takeNotices();

private:
    friend class storage::UndoRecorder;
    friend class Transaction;
    struct Slot;
    enum class Direction : std::uint8_t { Undo, Redo };

    template <typename Member>
    std::vector<Member> undoable(Member Slot::*what) const;
    template <typename Member>
    std::vector<Member> redoable(Member Slot::*what) const;
    void reload();
    void load();
    void removeReplaced();
    void settle();
    storage::BegunEdit begun() const;
    bool cutUnfinishedIn(storage::File& edited);
    void requireFit(storage::File& edited, const storage::UndoEntry& entry, bool isUndo, const char* attempt);
    FileFingerprint step(Direction direction, const std::function<void()>& beforeWriting, RedoLoss redo);
    std::uint64_t roomForRedo() const;
    void moveTo(Slot& slot, bool isUndone);
    void dropOldest(std::size_t count);
    void dropRedo();
    void keepWithinLimits();
    std::size_t doneCount() const;
    std::string pathOf(const Slot& slot) const;

    std::string m_path;
    std::string m_folder;
    UndoLimits m_limits;
    storage::System& m_system;
    std::vector<Slot> m_slots; ///< oldest first; those that are undone come last
    std::vector<std::string> m_notices;
};

} // namespace h5scout
