// SPDX-License-Identifier: GPL-3.0-or-later
#include "Journal.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "LittleEndian.h"

namespace h5scout::storage
{

namespace
{

constexpr std::array<std::uint8_t, 8> kMagic{0x8b, 'H', '5', 'S', 'J', '\r', '\n', 0x1a};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kBufferBytes = std::size_t{1} << 16;

// Offsets in the header.
enum Place : std::size_t {
    kVersionPlace = 8,
    kChecksumPlace = 12,
    kAddressPlace = 16,
    kOldEndPlace = 24,
    kNewEndPlace = 32,
    kCountPlace = 40,
    kBytesPlace = 48,
    kBodyPlace = 56,
    kTailPlace = 60
};

std::uint32_t headerChecksum(std::array<std::uint8_t, JournalHeader::kBytes> bytes)
{
    putLittleEndian<std::uint32_t>(&bytes[kChecksumPlace], 0);
    return crc32c(bytes);
}

} // namespace

std::string journalPathOf(const std::string& path)
{
    const std::filesystem::path file(path);
    return (file.parent_path() / ("." + file.filename().string() + ".h5scout-journal")).string();
}

std::array<std::uint8_t, JournalHeader::kBytes> JournalHeader::encode() const
{
    std::array<std::uint8_t, kBytes> bytes{};
    std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
    putLittleEndian(&bytes[kVersionPlace], kVersion);
    putLittleEndian(&bytes[kAddressPlace], superblockAddress);
    putLittleEndian(&bytes[kOldEndPlace], ends.oldEnd);
    putLittleEndian(&bytes[kNewEndPlace], ends.newEnd);
    putLittleEndian(&bytes[kCountPlace], regionCount);
    putLittleEndian(&bytes[kBytesPlace], journalBytes);
    putLittleEndian(&bytes[kBodyPlace], bodyChecksum);
    putLittleEndian(&bytes[kTailPlace], tailChecksum);
    putLittleEndian(&bytes[kChecksumPlace], headerChecksum(bytes));
    return bytes;
}

std::optional<JournalHeader> JournalHeader::decode(ConstBytes source)
{
    std::array<std::uint8_t, kBytes> bytes{};
    if (source.size() < kBytes)
        return std::nullopt;
    std::copy_n(source.begin(), kBytes, bytes.begin());
    if (!std::equal(kMagic.begin(), kMagic.end(), bytes.begin()) ||
        getLittleEndian<std::uint32_t>(&bytes[kVersionPlace]) != kVersion ||
        getLittleEndian<std::uint32_t>(&bytes[kChecksumPlace]) != headerChecksum(bytes))
        return std::nullopt;
    JournalHeader header;
    header.superblockAddress = getLittleEndian<std::uint64_t>(&bytes[kAddressPlace]);
    header.ends.oldEnd = getLittleEndian<std::uint64_t>(&bytes[kOldEndPlace]);
    header.ends.newEnd = getLittleEndian<std::uint64_t>(&bytes[kNewEndPlace]);
    header.regionCount = getLittleEndian<std::uint64_t>(&bytes[kCountPlace]);
    header.journalBytes = getLittleEndian<std::uint64_t>(&bytes[kBytesPlace]);
    header.bodyChecksum = getLittleEndian<std::uint32_t>(&bytes[kBodyPlace]);
    header.tailChecksum = getLittleEndian<std::uint32_t>(&bytes[kTailPlace]);
    return header;
}

JournalWriter::JournalWriter(File& file)
    : m_file(file)
{}

void JournalWriter::compare(std::uint64_t offset, ConstBytes oldBytes, ConstBytes newBytes)
{
    if (std::equal(oldBytes.begin(), oldBytes.end(), newBytes.begin())) {
        endRegion();
        return;
    }
    if (!m_old.empty() && offset != m_offset + m_old.size())
        endRegion();
    for (std::size_t index = 0; index < newBytes.size(); ++index) {
        const bool isEqual = oldBytes[index] == newBytes[index];
        if (m_old.empty()) {
            if (isEqual)
                continue;
            m_offset = offset + index;
        }
        m_old.push_back(oldBytes[index]);
        m_new.push_back(newBytes[index]);
        m_equalBytes = isEqual ? m_equalBytes + 1 : 0;
        if (m_equalBytes == Region::kMaximalGap || m_old.size() == Region::kMaximalBytes)
            endRegion();
    }
}

void JournalWriter::endRegion()
{
    if (m_old.empty())
        return;
    const std::size_t length = m_old.size() - m_equalBytes;
    addRegion({m_offset, ConstBytes(m_old).first(length), ConstBytes(m_new).first(length)});
    m_old.clear();
    m_new.clear();
    m_equalBytes = 0;
}

void JournalWriter::addRegion(const Region& region)
{
    std::array<std::uint8_t, Region::kHeadBytes> head{};
    putLittleEndian(&head[0], region.offset);
    putLittleEndian(&head[8], std::uint64_t{region.newBytes.size()});
    append(head);
    append(region.oldBytes);
    append(region.newBytes);
    ++m_header.regionCount;
}

void JournalWriter::append(ConstBytes bytes)
{
    m_checksum.add(bytes);
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
    if (m_buffer.size() >= kBufferBytes)
        flush();
}

void JournalWriter::flush()
{
    m_file.write(m_buffer, m_flushed);
    m_flushed += m_buffer.size();
    m_buffer.clear();
}

void JournalWriter::finish(std::uint64_t superblockAddress, const Ends& ends, std::uint32_t tailChecksum)
{
    endRegion();
    m_header.superblockAddress = superblockAddress;
    m_header.ends = ends;
    m_header.tailChecksum = tailChecksum;
    m_header.bodyChecksum = m_checksum.value();
    m_header.journalBytes = m_flushed + m_buffer.size();
    flush();
    m_file.write(m_header.encode(), 0);
    m_file.sync();
}

std::optional<JournalReader> JournalReader::open(const File& file, std::uint64_t begin)
{
    std::array<std::uint8_t, JournalHeader::kBytes> bytes{};
    const std::uint64_t end = file.byteCount();
    if (file.readUpTo(bytes, begin) < bytes.size())
        return std::nullopt;
    const auto header = JournalHeader::decode(bytes);
    if (!header || header->journalBytes < JournalHeader::kBytes || begin > end || header->journalBytes > end - begin)
        return std::nullopt;
    JournalReader reader(file, begin, *header);
    return reader.hasValidBody() ? std::optional(reader) : std::nullopt;
}

bool JournalReader::hasValidBody() const
{
    Crc32c checksum;
    forEachPiece(*m_file, m_begin + JournalHeader::kBytes, end(),
                 [&](std::uint64_t, ConstBytes piece) { checksum.add(piece); });
    if (checksum.value() != m_header.bodyChecksum)
        return false;
    // The checksum speaks against chance; what is inside must make sense all the same.
    std::uint64_t at = m_begin + JournalHeader::kBytes;
    std::uint64_t before = 0;
    for (std::uint64_t region = 0; region < m_header.regionCount; ++region) {
        std::array<std::uint8_t, Region::kHeadBytes> head{};
        if (end() - at < head.size())
            return false;
        m_file->read(head, at);
        const auto offset = getLittleEndian<std::uint64_t>(&head[0]);
        const auto length = getLittleEndian<std::uint64_t>(&head[8]);
        at += head.size();
        if (length == 0 || length > Region::kMaximalBytes || end() - at < 2 * length || offset < before ||
            offset > m_header.ends.common() || length > m_header.ends.common() - offset)
            return false;
        at += 2 * length;
        before = offset + length;
    }
    return at == end();
}

void JournalReader::forEachRegion(const RegionVisitor& visit) const
{
    std::uint64_t at = m_begin + JournalHeader::kBytes;
    std::vector<std::uint8_t> bytes;
    for (std::uint64_t region = 0; region < m_header.regionCount; ++region) {
        std::array<std::uint8_t, Region::kHeadBytes> head{};
        m_file->read(head, at);
        const auto offset = getLittleEndian<std::uint64_t>(&head[0]);
        const auto length = static_cast<std::size_t>(getLittleEndian<std::uint64_t>(&head[8]));
        bytes.resize(2 * std::min(length, Region::kMaximalBytes));
        m_file->read(bytes, at + head.size());
        const ConstBytes both(bytes);
        visit({offset, both.first(both.size() / 2), both.subspan(both.size() / 2)});
        at += head.size() + both.size();
    }
}

} // namespace h5scout::storage
