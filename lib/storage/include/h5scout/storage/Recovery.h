// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "h5scout/storage/StorageError.h"
#include "h5scout/storage/System.h"

namespace h5scout
{

/// What recovery has done.
enum class Recovered : std::uint8_t {
    NothingToDo,
    JournalDropped, ///< the file was whole; what was left beside it is removed
    RolledForward,  ///< the edit that was being saved is now saved
    RolledBack      ///< the edit that was being saved is gone, the file is as before it
};

/// A sentence.
std::string sentenceOf(Recovered recovered);

/// Ends what a killed program or a power cut has left of a commit. A file that is not marked is whole and is never
/// written to. Can itself be killed at any moment and be repeated. `journal`: where the journal has been moved to;
/// empty if it lies beside the file. Throws StorageError, with the file untouched: Busy, NotWritable, NotRecoverable.
Recovered recover(const std::string& path, const std::string& journal = {},
                  storage::System& system = storage::System::real());

/// Takes the mark away without looking for a journal, for a file whose journal is lost. What is in the file may be part
/// old, part new. False if the file is not marked.
bool removeMark(const std::string& path, storage::System& system = storage::System::real());

/// Other programs note in a file of the newest format (superblock version 3) that they have it open for writing, and
/// HDF5 does not open it while the note is there. One that was killed leaves it behind: this takes it away, in place,
/// if nobody writes to the file. The file is as that program has left it. False, and the file untouched: there is no
/// such note, it is one of SWMR, or the file is cut short. Throws StorageError: Busy, NotWritable.
bool removeWritingFlag(const std::string& path, storage::System& system = storage::System::real());

} // namespace h5scout
