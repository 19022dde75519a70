// SPDX-License-Identifier: GPL-3.0-or-later
// What a journal holds, byte by byte: README.md.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "Crc32c.h"
#include "File.h"

namespace h5scout::storage
{

/// The journal of the file at `path`, which is resolved: .NAME.h5scout-journal beside it.
std::string journalPathOf(const std::string& path);

/// What a commit does to the file, but for the regions.
struct Ends
{
    std::uint64_t oldEnd = 0;
    std::uint64_t newEnd = 0;

    std::uint64_t common() const noexcept { return oldEnd < newEnd ? oldEnd : newEnd; }
    Ends reversed() const noexcept { return {newEnd, oldEnd}; }
    bool operator==(const Ends&) const = default;
};

struct JournalHeader
{
    static constexpr std::size_t kBytes = 64;

    std::uint64_t superblockAddress = 0;
    Ends ends;
    std::uint64_t regionCount = 0;
    std::uint64_t journalBytes = 0; ///< with the header
    std::uint32_t bodyChecksum = 0;
    std::uint32_t tailChecksum = 0; ///< of the bytes from the old to the new end

    std::array<std::uint8_t, kBytes> encode() const;
    /// Empty if it is no header, damaged, or of a later version.
    static std::optional<JournalHeader> decode(ConstBytes bytes);
};

/// A stretch of the file that the commit changes.
struct Region
{
    static constexpr std::size_t kHeadBytes = 16;
    static constexpr std::size_t kMaximalBytes = std::size_t{1} << 18;
    /// As many equal bytes end a region: fewer writes are worth some bytes in the journal.
    static constexpr std::size_t kMaximalGap = 32;

    std::uint64_t offset = 0;
    ConstBytes oldBytes; ///< as long as newBytes
    ConstBytes newBytes;
};

using RegionVisitor = std::function<void(const Region&)>;

/// Writes a journal; it is valid only after finish().
class JournalWriter
{
public:
    /// `file` is empty.
    explicit JournalWriter(File& file);

    /// Takes note of what differs between two contents of the file at `offset`; offsets must rise.
    void compare(std::uint64_t offset, ConstBytes oldBytes, ConstBytes newBytes);
    void addRegion(const Region& region);
    std::uint64_t regionCount() const noexcept { return m_header.regionCount + (m_old.empty() ? 0 : 1); }
    /// Completes and syncs.
    void finish(std::uint64_t superblockAddress, const Ends& ends, std::uint32_t tailChecksum);

private:
    void endRegion();
    void append(ConstBytes bytes);
    void flush();

    File& m_file;
    JournalHeader m_header;
    Crc32c m_checksum;
    std::vector<std::uint8_t> m_buffer;
    std::uint64_t m_flushed = JournalHeader::kBytes;
    // The region that is being built.
    std::uint64_t m_offset = 0;
    std::vector<std::uint8_t> m_old;
    std::vector<std::uint8_t> m_new;
    std::size_t m_equalBytes = 0; ///< at its end
};

/// Reads a journal at `begin` in a file.
class JournalReader
{
public:
    /// Empty if there is no valid journal, whatever is wrong with it: every byte is looked at.
    static std::optional<JournalReader> open(const File& file, std::uint64_t begin = 0);

    const JournalHeader& header() const noexcept { return m_header; }
    const File& file() const noexcept { return *m_file; }
    /// Where it ends in the file.
    std::uint64_t end() const noexcept { return m_begin + m_header.journalBytes; }
    /// Throws std::system_error.
    void forEachRegion(const RegionVisitor& visit) const;

private:
    JournalReader(const File& file, std::uint64_t begin, const JournalHeader& header)
        : m_file(&file)
        , m_begin(begin)
        , m_header(header)
    {}
    bool hasValidBody() const;

    const File* m_file;
    std::uint64_t m_begin;
    JournalHeader m_header;
};

} // namespace h5scout::storage
