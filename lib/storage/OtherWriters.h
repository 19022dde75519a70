// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "File.h"

namespace h5scout::storage
{

/// Whether another program has written to a file since we last did: by its size, and by its superblock if the time of
/// the last write is another one (not by the time alone, which file servers tell late).
class OtherWriters
{
public:
    OtherWriters(const File& file, std::uint64_t superblockAddress);

    /// Once they have, it stays so. Throws std::system_error.
    bool haveWritten(const File& file);
    /// What we have just written is not theirs.
    void noteOurs(const File& file) { m_left = file.status(); }

private:
    std::uint64_t m_superblockAddress;
    std::vector<std::uint8_t> m_superblock;
    FileStatus m_left; ///< as we left it
    bool m_haveWritten = false;
};

} // namespace h5scout::storage
