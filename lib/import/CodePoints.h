// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace h5scout
{

inline constexpr std::uint32_t kLastCodePoint = 0x10FFFF;

/// Adds the UTF-8 of a code point, which is at most kLastCodePoint.
inline void appendUtf8(std::string& text, std::uint32_t codePoint)
{
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    const auto follow = [&](unsigned shift) { add(0x80U | ((codePoint >> shift) & 0x3FU)); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0U | codePoint >> 6U);
        follow(0);
    } else if (codePoint < 0x10000) {
        add(0xE0U | codePoint >> 12U);
        follow(6);
        follow(0);
    } else {
        add(0xF0U | codePoint >> 18U);
        follow(12);
        follow(6);
        follow(0);
    }
}

} // namespace h5scout
