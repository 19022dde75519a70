// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace h5scout::backend
{

/// What an HDF5 file says of itself in its superblock, read without HDF5: for those that HDF5 refuses to open.
struct Superblock
{
    std::uint64_t address = 0; ///< 0, 512, 1024, ... : the size of the user block
    unsigned version = 0;
    bool isMarked = false;         ///< a commit was cut off in the file, or is going on: only recovery may open it
    bool isOpenForWriting = false; ///< flags of version 3
    bool isOpenForSwmr = false;
    std::optional<std::uint64_t> endOfFile; ///< where the file should end; empty if it cannot be told
};

/// The superblock of the regular file `path`; empty if it has none. Throws std::system_error if it cannot be read.
std::optional<Superblock> findSuperblock(const std::string& path);

} // namespace h5scout::backend
