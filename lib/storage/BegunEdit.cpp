// SPDX-License-Identifier: GPL-3.0-or-later
#include "BegunEdit.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <vector>

#include "Crc32c.h"
#include "LittleEndian.h"
#include "TakeFingerprint.h"
#include "UnfinishedTail.h"

namespace h5scout::storage
{

namespace
{

constexpr std::array<std::uint8_t, 8> kMagic{0x8b, 'H', '5', 'S', 'B', '\r', '\n', 0x1a};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kChecksumAt = 12; // of all that follows
constexpr std::size_t kDeviceAt = 16;
constexpr std::size_t kInodeAt = 24;
constexpr std::size_t kByteCountAt = 32;
constexpr std::size_t kHeadBytes = 40; // then the superblock
constexpr std::size_t kMostBytes = 1024;

std::vector<std::uint8_t> bytesOf(const FileFingerprint& before)
{
    std::vector<std::uint8_t> bytes(kHeadBytes);
    std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
    putLittleEndian(&bytes[kVersionAt], kVersion);
    putLittleEndian(&bytes[kDeviceAt], before.status.device);
    putLittleEndian(&bytes[kInodeAt], before.status.inode);
    putLittleEndian(&bytes[kByteCountAt], before.status.byteCount);
    bytes.insert(bytes.end(), before.superblock.begin(), before.superblock.end());
    putLittleEndian(&bytes[kChecksumAt], crc32c(ConstBytes(bytes).subspan(kDeviceAt)));
    return bytes;
}

std::optional<FileFingerprint> fingerprintFrom(ConstBytes bytes)
{
    if (bytes.size() < kHeadBytes || !std::equal(kMagic.begin(), kMagic.end(), bytes.begin()) ||
        getLittleEndian<std::uint32_t>(&bytes[kVersionAt]) != kVersion ||
        getLittleEndian<std::uint32_t>(&bytes[kChecksumAt]) != crc32c(bytes.subspan(kDeviceAt)))
        return std::nullopt;
    FileFingerprint before;
    before.status.device = getLittleEndian<std::uint64_t>(&bytes[kDeviceAt]);
    before.status.inode = getLittleEndian<std::uint64_t>(&bytes[kInodeAt]);
    before.status.byteCount = getLittleEndian<std::uint64_t>(&bytes[kByteCountAt]);
    before.superblock.assign(bytes.begin() + kHeadBytes, bytes.end());
    return before;
}

std::optional<FileFingerprint> readNote(System& system, const std::string& path)
{
    const File file(system, path, System::Mode::Read);
    std::vector<std::uint8_t> bytes(kMostBytes);
    bytes.resize(file.readUpTo(bytes, 0));
    return fingerprintFrom(bytes);
}

} // namespace

BegunEdit::BegunEdit(System& system, const std::string& folder)
    : m_system(system)
    , m_path(folder + "/begun")
{}

void BegunEdit::note(const FileFingerprint& before) noexcept
{
    try {
        forget();
        File(m_system, m_path, System::Mode::CreateNew).write(bytesOf(before), 0);
    } catch (const std::exception&) {
        forget();
    }
}

void BegunEdit::forget() noexcept
{
    m_system.remove(m_path);
}

bool BegunEdit::isNoted() const noexcept
{
    std::error_code error;
    return std::filesystem::exists(m_path, error);
}

bool BegunEdit::cutFrom(File& edited)
{
    if (!isNoted())
        return false;
    const auto before = readNote(m_system, m_path);
    const bool isOurs = before && hasUnfinishedTail(edited, *before);
    if (isOurs) {
        edited.truncate(before->status.byteCount);
        edited.sync(); // before the next mark: recovery must find a size that is possible
    }
    forget();
    return isOurs;
}

} // namespace h5scout::storage
