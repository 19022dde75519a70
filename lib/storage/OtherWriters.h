// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "File.h"

namespace h5scout::storage
{

/// Whether another program has written to a file since we last did: by its size, and by the time of the last write.
/// File servers tell that late; on those the superblock must be another one, too. What is written within the same tick
/// of the kernel's clock as our own (some ms) has the same time.
class OtherWriters
{
public:
    OtherWriters(System& system, const File& file, std::uint64_t superblockAddress);

    /// Once they have, it stays so. Throws std::system_error.
    bool haveWritten(const File& file);
    /// What we have just written is not theirs.
    void noteOurs(const File& file) { m_left = file.status(); }

private:
    std::uint64_t m_superblockAddress;
    std::vector<std::uint8_t> m_superblock;
    bool m_isTimeEnough; ///< every write shows in it at once
    FileStatus m_left;   ///< as we left it
    bool m_haveWritten = false;
};

} // namespace h5scout::storage
