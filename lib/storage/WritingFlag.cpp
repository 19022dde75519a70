// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/storage/WritingFlag.h"

#include <optional>
#include <vector>

#include "File.h"
#include "LittleEndian.h"
#include "Lookup3.h"
#include "SignatureSearch.h"

namespace h5scout::storage
{

namespace
{

// HDF5 File Format Specification 3.0, section II.A: superblock version 3.
constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kAddressBytesAt = 9;
constexpr std::size_t kFlagsAt = 11;
constexpr std::size_t kAddressesAt = 12; ///< base address, extension, end of file, root group
constexpr std::size_t kAddressCount = 4;
constexpr std::size_t kEndOfFile = 2;
constexpr std::size_t kChecksumBytes = 4;
constexpr std::uint8_t kVersion = 3;
constexpr std::uint8_t kWriting = 0x01;
constexpr std::uint8_t kWritingSwmr = 0x04;

struct FlaggedSuperblock
{
    std::uint64_t address = 0;
    std::vector<std::uint8_t> bytes; ///< with the checksum, which is right
    std::size_t checksumAt() const { return bytes.size() - kChecksumBytes; }
};

std::optional<FlaggedSuperblock> flaggedSuperblock(const File& file)
{
    const auto signature = findSignature(file);
    if (!signature || signature->isMarked)
        return std::nullopt;
    FlaggedSuperblock found{signature->address, readSuperblock(file, signature->address)};
    std::vector<std::uint8_t>& bytes = found.bytes;
    // Other widths of addresses than this one are not written by any HDF5 that sets the flag.
    constexpr std::size_t kWidth = sizeof(std::uint64_t);
    constexpr std::size_t kSize = kAddressesAt + kAddressCount * kWidth + kChecksumBytes;
    if (bytes.size() < kSize || bytes[kVersionAt] != kVersion || bytes[kAddressBytesAt] != kWidth)
        return std::nullopt;
    bytes.resize(kSize);
    const bool isFlagged = (bytes[kFlagsAt] & (kWriting | kWritingSwmr)) == kWriting;
    const auto checksum = getLittleEndian<std::uint32_t>(&bytes[found.checksumAt()]);
    const auto end = getLittleEndian<std::uint64_t>(&bytes[kAddressesAt + kEndOfFile * kWidth]);
    if (!isFlagged || checksum != lookup3(ConstBytes(bytes).first(found.checksumAt())) || end > file.byteCount())
        return std::nullopt;
    return found;
}

} // namespace

bool hasWritingFlag(System& system, int descriptor)
{
    return flaggedSuperblock(File::duplicateOf(system, descriptor)).has_value();
}

bool clearWritingFlag(System& system, int descriptor)
{
    File file = File::duplicateOf(system, descriptor);
    auto found = flaggedSuperblock(file);
    if (!found)
        return false;
    std::vector<std::uint8_t>& bytes = found->bytes;
    bytes[kFlagsAt] &= static_cast<std::uint8_t>(~kWriting);
    putLittleEndian(&bytes[found->checksumAt()], lookup3(ConstBytes(bytes).first(found->checksumAt())));
    file.write(ConstBytes(bytes).subspan(kFlagsAt), found->address + kFlagsAt);
    return true;
}

} // namespace h5scout::storage
