// SPDX-License-Identifier: GPL-3.0-or-later
#include "UndoEntry.h"

#include <algorithm>

#include "Commit.h"
#include "Crc32c.h"
#include "LittleEndian.h"

namespace h5scout::storage
{

namespace
{

constexpr std::array<std::uint8_t, 8> kMagic{0x8b, 'H', '5', 'S', 'U', '\r', '\n', 0x1a};
constexpr std::uint32_t kVersion = 3;
constexpr std::uint32_t kVersionWithoutTime = 2;
constexpr std::size_t kHeadBytes = 20;
constexpr std::size_t kTimeBytes = 8; ///< behind the head
constexpr std::size_t kMaximalNameBytes = 4096;

void copyPieces(const File& from, std::uint64_t begin, std::uint64_t end, File& to, std::uint64_t target)
{
    forEachPiece(from, begin, end,
                 [&](std::uint64_t offset, ConstBytes piece) { to.write(piece, target + (offset - begin)); });
}

std::uint32_t checksumOf(const File& file, std::uint64_t begin, std::uint64_t end)
{
    Crc32c checksum;
    forEachPiece(file, begin, end, [&](std::uint64_t, ConstBytes piece) { checksum.add(piece); });
    return checksum.value();
}

bool shrinks(const Ends& ends)
{
    return ends.newEnd < ends.oldEnd;
}

std::int64_t nanosecondsOf(UndoHistory::Time time)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
}

UndoHistory::Time timeOf(std::int64_t nanoseconds)
{
    using Duration = UndoHistory::Time::duration;
    return UndoHistory::Time(std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(nanoseconds)));
}

ConstBytes bytesOf(const std::string& text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace

void UndoEntry::save(System& system, const std::string& path, const std::string& name, UndoHistory::Time made,
                     const JournalReader& journal, const File& edited)
{
    const std::string kept = name.substr(0, kMaximalNameBytes);
    const Ends& ends = journal.header().ends;
    std::array<std::uint8_t, kHeadBytes + kTimeBytes> head{};
    std::copy(kMagic.begin(), kMagic.end(), head.begin());
    putLittleEndian(&head[8], kVersion);
    putLittleEndian(&head[12], static_cast<std::uint32_t>(kept.size()));
    putLittleEndian(&head[16], shrinks(ends) ? checksumOf(edited, ends.newEnd, ends.oldEnd) : 0);
    putLittleEndian(&head[kHeadBytes], static_cast<std::uint64_t>(nanosecondsOf(made)));
    File file(system, path, System::Mode::CreateNew);
    file.write(head, 0);
    file.write(bytesOf(kept), head.size());
    const std::uint64_t begin = head.size() + kept.size();
    const std::uint64_t journalBytes = journal.header().journalBytes;
    copyPieces(journal.file(), journal.end() - journalBytes, journal.end(), file, begin);
    if (shrinks(ends))
        copyPieces(edited, ends.newEnd, ends.oldEnd, file, begin + journalBytes);
}

std::optional<UndoEntry> UndoEntry::open(System& system, const std::string& path)
{
    UndoEntry entry;
    entry.m_file = std::make_unique<File>(system, path, System::Mode::ReadWrite);
    std::array<std::uint8_t, kHeadBytes> head{};
    if (entry.m_file->readUpTo(head, 0) < head.size() || !std::equal(kMagic.begin(), kMagic.end(), head.begin()))
        return std::nullopt;
    const auto version = getLittleEndian<std::uint32_t>(&head[8]);
    if (version != kVersion && version != kVersionWithoutTime)
        return std::nullopt;
    std::uint64_t nameBegin = kHeadBytes;
    if (version == kVersion) {
        std::array<std::uint8_t, kTimeBytes> time{};
        if (entry.m_file->readUpTo(time, kHeadBytes) < time.size())
            return std::nullopt;
        entry.m_made = timeOf(static_cast<std::int64_t>(getLittleEndian<std::uint64_t>(time.data())));
        nameBegin += kTimeBytes;
    }
    const auto nameBytes = getLittleEndian<std::uint32_t>(&head[12]);
    entry.m_cutOffChecksum = getLittleEndian<std::uint32_t>(&head[16]);
    if (nameBytes > kMaximalNameBytes)
        return std::nullopt;
    std::vector<std::uint8_t> name(nameBytes);
    if (entry.m_file->readUpTo(name, nameBegin) < name.size())
        return std::nullopt;
    entry.m_name.assign(name.begin(), name.end());
    entry.m_journal = JournalReader::open(*entry.m_file, nameBegin + nameBytes);
    if (!entry.m_journal)
        return std::nullopt;
    return entry;
}

std::uint64_t UndoEntry::endByteCount() const noexcept
{
    const Ends& ends = header().ends;
    return std::max(ends.oldEnd, ends.newEnd) - ends.common();
}

bool UndoEntry::hasEndBytes() const
{
    return m_file->byteCount() == m_journal->end() + endByteCount();
}

bool UndoEntry::areEndBytesWhole() const
{
    const std::uint32_t expected = shrinks(header().ends) ? m_cutOffChecksum : header().tailChecksum;
    return hasEndBytes() && checksumOf(*m_file, m_journal->end(), m_journal->end() + endByteCount()) == expected;
}

void UndoEntry::saveEndBytes(const File& edited)
{
    const std::uint64_t begin = header().ends.common();
    try {
        copyPieces(edited, begin, begin + endByteCount(), *m_file, m_journal->end());
    } catch (...) {
        m_file->truncate(m_journal->end()); // the room is needed
        throw;
    }
}

void UndoEntry::restoreEndBytes(File& edited) const
{
    copyPieces(*m_file, m_journal->end(), m_journal->end() + endByteCount(), edited, header().ends.common());
}

void UndoEntry::dropEndBytes()
{
    m_file->truncate(m_journal->end());
}

bool UndoEntry::hasEndBytesOf(const File& edited) const
{
    const Ends& ends = header().ends;
    if (ends.newEnd > ends.oldEnd)
        return tailChecksum(edited, ends) == header().tailChecksum;
    bool isEqual = true;
    std::vector<std::uint8_t> saved;
    forEachPiece(edited, ends.common(), ends.common() + endByteCount(), [&](std::uint64_t offset, ConstBytes piece) {
        saved.resize(piece.size());
        m_file->read(saved, m_journal->end() + (offset - ends.common()));
        isEqual = isEqual && std::equal(piece.begin(), piece.end(), saved.begin());
    });
    return isEqual;
}

std::uint64_t UndoEntry::endOf(bool isUndone) const noexcept
{
    const Ends& ends = header().ends;
    return isUndone ? ends.oldEnd : ends.newEnd;
}

bool UndoEntry::fits(const File& edited, bool isUndone) const
{
    return edited.byteCount() == endOf(isUndone) && fitsUpToItsEnd(edited, isUndone);
}

bool UndoEntry::fitsUpToItsEnd(const File& edited, bool isUndone) const
{
    const std::uint64_t end = endOf(isUndone);
    if (edited.byteCount() < end)
        return false;
    bool isEqual = true;
    std::vector<std::uint8_t> present;
    m_journal->forEachRegion([&](const Region& region) {
        const ConstBytes expected = isUndone ? region.oldBytes : region.newBytes;
        present.resize(expected.size());
        edited.read(present, region.offset);
        isEqual = isEqual && std::equal(expected.begin(), expected.end(), present.begin());
    });
    const bool hasEnd = end > header().ends.common();
    return isEqual && (!hasEnd || hasEndBytesOf(edited));
}

} // namespace h5scout::storage
