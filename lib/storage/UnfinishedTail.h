// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "UndoEntry.h"
#include "h5scout/storage/Fingerprint.h"

namespace h5scout::storage
{

/// Where HDF5's data end according to the superblock, counted from the file's first byte. Empty if it does not say so,
/// or says that a program is writing or has died while it was.
std::optional<std::uint64_t> endOfAllocation(const File& file);

/// Few files have any.
bool hasBytesBehindAllocation(const File& file);

/// The file is longer than `entry` left it (`isUndone`: than it found it), but for that the same, and HDF5 knows of
/// nothing there: a killed process had begun an edit.
bool hasUnfinishedTail(const File& file, const UndoEntry& entry, bool isUndone);

/// The same of a file that was `before` when an edit began, by its superblock.
bool hasUnfinishedTail(const File& file, const FileFingerprint& before);

/// Cuts off what hasUnfinishedTail() sees, and syncs; false if it sees nothing. `file` is locked.
bool cutUnfinishedTail(File& file, const UndoEntry& entry, bool isUndone);

} // namespace h5scout::storage
