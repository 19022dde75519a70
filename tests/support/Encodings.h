// SPDX-License-Identifier: GPL-3.0-or-later
// How the expectation files spell bytes and dates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "h5scout/value/Value.h"

namespace h5scout::tests
{

/// zlib's CRC-32, going on from `previous`.
std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t previous = 0);
std::uint32_t crc32(std::string_view text);

/// The bytes behind `$bytes`.
std::string fromBase64(std::string_view text);

/// The date or time in `found` as Python's isoformat(), with the key of the expectation files; empty if it is neither.
std::pair<const char*, std::string> isoOf(const Value& found);

} // namespace h5scout::tests
