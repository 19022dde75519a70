// SPDX-License-Identifier: GPL-3.0-or-later
// The mark protocol: how a file goes from its old to its new content so that a kill or a power cut at any moment leaves
// one of the two, perhaps after recovery. Why the order of the syncs is right: README.md.
#pragma once

#include <functional>
#include <string>

#include "Journal.h"

namespace h5scout::storage
{

/// What is to be committed: to the file at `path`, whose tail (if it grows) is already written.
struct CommitPlan
{
    System& system;
    File& file;
    std::string path;
    std::uint64_t superblockAddress = 0;
    Ends ends;
    std::function<void(JournalWriter&)> writeRegions;
    /// Called when the journal is on the disk and before the first old byte is written; stops the commit by throwing.
    std::function<void(const JournalReader&)> beforeMark;
    /// Called when a mark has been written and taken back: the file is as before, but for the time of its last write.
    std::function<void()> markTakenBack;
};

/// False if there was nothing to do. Throws std::system_error, or what the plan's functions throw, when the file is as
/// before but for its tail; StorageError (NeedsRecovery) when it is marked and the journal needed.
bool runCommit(const CommitPlan& plan);

// The steps that recovery shares.
void setMark(File& file, std::uint64_t superblockAddress);
/// When it throws, the mark stands.
void clearMark(File& file, std::uint64_t superblockAddress);
/// Writes the new bytes, sets the new end, syncs; the mark stays. Repeatable.
void applyJournal(File& file, const JournalReader& journal);
std::uint32_t tailChecksum(const File& file, const Ends& ends);

} // namespace h5scout::storage
