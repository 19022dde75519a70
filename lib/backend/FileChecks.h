// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said of a file before HDF5 is asked to open it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/stat.h>

#include "Superblock.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::backend
{

/// `attempt`: "open the HDF5 data".
OpenError openError(const char* attempt, const std::string& path, std::string reason, std::string advice,
                    std::vector<std::string> frames);
OpenError cannotOpen(const std::string& path, std::string reason, std::string advice,
                     std::vector<std::string> frames = {});

/// A name is cut at a NUL by the system. Throws OpenError with that attempt.
void requireUsableName(const char* attempt, const std::string& path);

/// Refuses what must not even be opened: reading a FIFO or a terminal would block for ever. Throws OpenError.
struct stat statOfRegularFile(const std::string& path);

/// Throws OpenError if there is none, or if a commit was cut off in the file.
Superblock superblockOf(const std::string& path);

/// The file should be longer than it is.
bool isCutShort(const Superblock& superblock, std::uint64_t byteCount);

/// Its superblock says that a program has it open for writing.
OpenError leftOpen(const std::string& path, const Superblock& superblock, std::vector<std::string> frames = {});

/// Why HDF5 may have refused to open it.
OpenError whyRefused(const std::string& path, const Superblock& superblock, std::uint64_t byteCount,
                     const hdf5::CallError& failure);

/// The time of the last write, since 1970.
std::int64_t modifiedNanoseconds(const struct stat& status);
OpenedFile describeOpened(const struct stat& status, const Superblock& superblock);

} // namespace h5scout::backend
