// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "FileState.h"

namespace h5scout::backend
{

/// Throws NotShownYet: the array at `path` is sound, but not read.
[[noreturn]] void refuseToRead(const FileState& file, const std::string& path, std::string reason,
                               std::string advice = {});

/// The folder in which the file names of an HDF5 file begin.
std::filesystem::path folderOf(const std::string& hdf5File);

/// Refuses to read the array at `path`, some elements of which lie in the file `candidate` (which the array spells
/// `spelling`), unless that is a regular file in the folder of the HDF5 file or below. Symbolic links count as what
/// they lead to. Looks only, never opens: opening a FIFO would block for ever.
void requireFileInFolder(const FileState& file, const std::string& path, const std::filesystem::path& candidate,
                         const std::string& spelling);

} // namespace h5scout::backend
