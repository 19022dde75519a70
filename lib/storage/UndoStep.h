// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "Commit.h"
#include "LockedFile.h"
#include "UndoEntry.h"

namespace h5scout::storage
{

/// The commit of `entry` in one of the two directions. The plan refers to all that is given.
CommitPlan planOf(System& system, LockedFile& locked, const UndoEntry& entry, bool isUndo,
                  const std::function<void()>& beforeWriting);

/// Before the file's end is cut off: keeps what it takes to bring it back in an entry of `limit` bytes at most. Why
/// that cannot be, a sentence; empty if it is kept.
std::string keepEndBytes(const CommitPlan& plan, UndoEntry& entry, std::uint64_t limit);

/// Writes the end that comes back, and commits. The file is as before if it throws, or asks for recovery.
void commitStep(const CommitPlan& plan, const UndoEntry& entry);

} // namespace h5scout::storage
