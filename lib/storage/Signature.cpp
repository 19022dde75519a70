// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/storage/Signature.h"

#include <algorithm>

#include "SignatureSearch.h"

namespace h5scout::storage
{

std::optional<Signature> parseSignature(const std::uint8_t* bytes, std::uint64_t address) noexcept
{
    if (!std::equal(kSignature.begin() + 1, kSignature.end(), bytes + 1))
        return std::nullopt;
    if (*bytes != kSignature.front() && *bytes != kMarkByte)
        return std::nullopt;
    return Signature{address, *bytes == kMarkByte};
}

std::optional<Signature> findSignature(const File& file)
{
    const std::uint64_t end = file.byteCount();
    for (std::uint64_t address = 0; address < end; address = address == 0 ? 512 : address * 2) {
        std::array<std::uint8_t, kSignature.size()> bytes{};
        if (file.readUpTo(bytes, address) < bytes.size())
            break;
        if (auto signature = parseSignature(bytes.data(), address))
            return signature;
    }
    return std::nullopt;
}

std::optional<Signature> findSignature(const std::string& path)
{
    return findSignature(File(System::real(), path, System::Mode::Read));
}

std::vector<std::uint8_t> readSuperblock(const File& file, std::uint64_t address)
{
    constexpr std::size_t kLongestSuperblock = 96;
    std::vector<std::uint8_t> bytes(kLongestSuperblock);
    bytes.resize(file.readUpTo(bytes, address));
    return bytes;
}

} // namespace h5scout::storage
