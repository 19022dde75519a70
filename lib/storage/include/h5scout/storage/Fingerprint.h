// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "h5scout/storage/System.h"

namespace h5scout
{

/// By what a change of a file shows: which file it is, size, time of the last write, superblock.
struct FileFingerprint
{
    storage::FileStatus status;
    std::vector<std::uint8_t> superblock; ///< empty if the file has none

    bool operator==(const FileFingerprint&) const = default;
};

/// Throws StorageError.
FileFingerprint fingerprintOf(const std::string& path, storage::System& system = storage::System::real());

} // namespace h5scout
