// SPDX-License-Identifier: GPL-3.0-or-later
#include "UnfinishedTail.h"

#include "LittleEndian.h"
#include "SignatureSearch.h"
#include "TakeFingerprint.h"

namespace h5scout::storage
{

namespace
{

/// Where a superblock keeps what is asked of it here.
struct Layout
{
    std::size_t widthAt = 0; ///< the byte with the width of addresses
    std::size_t baseAt = 0;  ///< the base address; another address lies between it and the end
};

/// Of versions 2 and later: a program has it open for writing, or for SWMR.
constexpr std::size_t kFlagsAt = 11;
constexpr std::uint8_t kBeingWritten = 0x01 | 0x04;

std::optional<Layout> layoutOf(std::uint8_t version)
{
    switch (version) {
    case 0:
        return Layout{13, 24};
    case 1:
        return Layout{13, 28};
    case 2:
    case 3:
        return Layout{9, 12};
    default:
        return std::nullopt;
    }
}

std::optional<std::uint64_t> readAddress(const std::uint8_t* source, std::size_t width)
{
    switch (width) {
    case 2:
        return getLittleEndian<std::uint16_t>(source);
    case 4:
        return getLittleEndian<std::uint32_t>(source);
    case 8:
        return getLittleEndian<std::uint64_t>(source);
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<std::uint64_t> endOfAllocation(const File& file)
{
    constexpr std::size_t kVersionAt = 8;
    constexpr std::size_t kNeededBytes = 28 + 3 * 8;
    const auto signature = findSignature(file);
    if (!signature || signature->isMarked)
        return std::nullopt;
    const std::vector<std::uint8_t> bytes = readSuperblock(file, signature->address);
    if (bytes.size() < kNeededBytes)
        return std::nullopt;
    const std::uint8_t version = bytes[kVersionAt];
    const auto layout = layoutOf(version);
    if (!layout || (version >= 2 && (bytes[kFlagsAt] & kBeingWritten) != 0))
        return std::nullopt;
    const std::size_t width = bytes[layout->widthAt];
    const auto base = readAddress(&bytes[layout->baseAt], width);
    if (!base)
        return std::nullopt;
    const auto end = readAddress(&bytes[layout->baseAt + 2 * width], width);
    // A user block that was put before the file later moves both.
    if (!end || *end < *base)
        return std::nullopt;
    return *end - *base + signature->address;
}

bool hasBytesBehindAllocation(const File& file)
{
    const auto allocated = endOfAllocation(file);
    return allocated && *allocated < file.byteCount();
}

bool hasUnfinishedTail(const File& file, const UndoEntry& entry, bool isUndone)
{
    const std::uint64_t end = entry.endOf(isUndone);
    if (file.byteCount() <= end)
        return false;
    const auto allocated = endOfAllocation(file);
    return allocated && *allocated <= end && entry.fitsUpToItsEnd(file, isUndone);
}

bool hasUnfinishedTail(const File& file, const FileFingerprint& before)
{
    const FileFingerprint now = takeFingerprint(file);
    const std::uint64_t end = before.status.byteCount;
    if (!now.status.isSameFile(before.status) || now.status.byteCount <= end || now.superblock != before.superblock)
        return false;
    const auto allocated = endOfAllocation(file);
    return allocated && *allocated <= end;
}

bool cutUnfinishedTail(File& file, const UndoEntry& entry, bool isUndone)
{
    if (!hasUnfinishedTail(file, entry, isUndone))
        return false;
    file.truncate(entry.endOf(isUndone));
    file.sync(); // before the next mark: recovery must find a size that is possible
    return true;
}

} // namespace h5scout::storage
