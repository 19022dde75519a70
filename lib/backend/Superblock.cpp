// SPDX-License-Identifier: GPL-3.0-or-later
#include "Superblock.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <span>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "h5scout/storage/Signature.h"

namespace h5scout::backend
{

namespace
{

using storage::kSignature;
constexpr std::size_t kHeadBytes = 96; // of the longest superblock

class ReadOnlyFile
{
public:
    explicit ReadOnlyFile(const std::string& path)
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
        if (m_descriptor < 0)
            throw std::system_error(errno, std::generic_category());
    }
    ~ReadOnlyFile() { ::close(m_descriptor); }
    ReadOnlyFile(const ReadOnlyFile&) = delete;
    ReadOnlyFile& operator=(const ReadOnlyFile&) = delete;

    /// Bytes read, fewer at the end of the file.
    std::size_t read(std::span<unsigned char> target, std::uint64_t offset) const
    {
        const ssize_t count = ::pread(m_descriptor, target.data(), target.size(), static_cast<off_t>(offset));
        if (count < 0)
            throw std::system_error(errno, std::generic_category());
        return static_cast<std::size_t>(count);
    }
    std::uint64_t size() const
    {
        const off_t end = ::lseek(m_descriptor, 0, SEEK_END);
        return end < 0 ? 0 : static_cast<std::uint64_t>(end);
    }

private:
    int m_descriptor;
};

std::optional<std::uint64_t> littleEndian(std::span<const unsigned char> head, std::size_t offset, std::size_t width)
{
    if (width == 0 || width > 8 || offset + width > head.size())
        return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t index = width; index-- > 0;)
        value = value << 8 | head[offset + index];
    return value;
}

Superblock parse(std::span<const unsigned char> head, std::uint64_t address)
{
    Superblock result;
    result.address = address;
    if (head.size() < 16)
        return result;
    result.version = head[8];
    // HDF5 File Format Specification 3.0, section II.A.
    if (result.version <= 1) {
        const std::size_t addressBytes = head[13];
        const std::size_t baseOffset = result.version == 0 ? 24 : 28;
        result.endOfFile = littleEndian(head, baseOffset + 2 * addressBytes, addressBytes);
    } else {
        const std::size_t addressBytes = head[9];
        result.isOpenForWriting = result.version >= 3 && (head[11] & 0x01) != 0;
        result.isOpenForSwmr = result.version >= 3 && (head[11] & 0x04) != 0;
        result.endOfFile = littleEndian(head, 12 + 2 * addressBytes, addressBytes);
    }
    return result;
}

} // namespace

std::optional<Superblock> findSuperblock(const std::string& path)
{
    const ReadOnlyFile file(path);
    const std::uint64_t size = file.size();
    for (std::uint64_t address = 0; address < size; address = address == 0 ? 512 : address * 2) {
        std::array<unsigned char, kHeadBytes> bytes{};
        const std::size_t count = file.read(bytes, address);
        const auto signature =
            count >= kSignature.size() ? storage::parseSignature(bytes.data(), address) : std::nullopt;
        if (!signature)
            continue;
        Superblock superblock = parse({bytes.data(), count}, address);
        superblock.isMarked = signature->isMarked;
        return superblock;
    }
    return std::nullopt;
}

} // namespace h5scout::backend
