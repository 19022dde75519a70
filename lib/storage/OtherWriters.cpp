// SPDX-License-Identifier: GPL-3.0-or-later
#include "OtherWriters.h"

#include "SignatureSearch.h"

namespace h5scout::storage
{

OtherWriters::OtherWriters(System& system, const File& file, std::uint64_t superblockAddress)
    : m_superblockAddress(superblockAddress)
    , m_superblock(readSuperblock(file, superblockAddress))
    , m_isTimeEnough(system.tellsTimeOfWriteAtOnce(file.descriptor()))
    , m_left(file.status())
{}

bool OtherWriters::haveWritten(const File& file)
{
    if (m_haveWritten)
        return true;
    const FileStatus now = file.status();
    const bool isOtherTime = now.modifiedNanoseconds != m_left.modifiedNanoseconds;
    m_haveWritten = now.byteCount != m_left.byteCount ||
                    (isOtherTime && (m_isTimeEnough || readSuperblock(file, m_superblockAddress) != m_superblock));
    return m_haveWritten;
}

} // namespace h5scout::storage
