// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace h5scout::storage
{

/// What begins the superblock of every HDF5 file.
inline constexpr std::array<std::uint8_t, 8> kSignature{0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
/// What stands in place of the signature's first byte while a commit writes into the file: no program can mistake the
/// file for a whole one.
inline constexpr std::uint8_t kMarkByte = 0x88;

/// Where the superblock of a file is, and whether a commit was cut off in it.
struct Signature
{
    std::uint64_t address = 0; ///< 0, 512, 1024, ...
    bool isMarked = false;
};

/// `bytes` holds at least eight.
std::optional<Signature> parseSignature(const std::uint8_t* bytes, std::uint64_t address) noexcept;

/// Empty if the file has none. Throws std::system_error.
std::optional<Signature> findSignature(const std::string& path);

} // namespace h5scout::storage
