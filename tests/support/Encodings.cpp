// SPDX-License-Identifier: GPL-3.0-or-later
#include "Encodings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

namespace h5scout::tests
{

static_assert(std::endian::native == std::endian::little, "checksums are of little-endian bytes");

namespace
{

std::string padded(int number, std::size_t width)
{
    const auto digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string isoOf(const Date& date)
{
    return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

std::string isoOf(const Time& time)
{
    auto text = padded(time.hour, 2) + ':' + padded(time.minute, 2) + ':' + padded(time.second, 2);
    if (time.microsecond != 0)
        text += '.' + padded(time.microsecond, 6);
    if (time.utcOffsetSeconds) {
        const int minutes = std::abs(*time.utcOffsetSeconds) / 60;
        text += (*time.utcOffsetSeconds < 0 ? '-' : '+') + padded(minutes / 60, 2) + ':' + padded(minutes % 60, 2);
    }
    return text;
}

} // namespace

std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t previous)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> entries{};
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            std::uint32_t entry = i;
            for (int bit = 0; bit < 8; ++bit)
                entry = (entry & 1U) != 0 ? 0xEDB88320U ^ (entry >> 1U) : entry >> 1U;
            entries[i] = entry;
        }
        return entries;
    }();
    std::uint32_t sum = ~previous;
    for (const std::byte byte : bytes)
        sum = table[(sum ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU] ^ (sum >> 8U);
    return ~sum;
}

std::uint32_t crc32(std::string_view text)
{
    return crc32(std::as_bytes(std::span(text)));
}

std::string fromBase64(std::string_view text)
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int bitCount = 0;
    for (const char letter : text) {
        const auto digit = kAlphabet.find(letter);
        if (digit == std::string_view::npos)
            break; // padding
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        bitCount += 6;
        if (bitCount >= 8) {
            bitCount -= 8;
            bytes.push_back(static_cast<char>((bits >> static_cast<unsigned>(bitCount)) & 0xFFU));
        }
    }
    return bytes;
}

std::pair<const char*, std::string> isoOf(const Value& found)
{
    if (const auto* date = found.getIf<Date>())
        return {"$date", isoOf(*date)};
    if (const auto* time = found.getIf<Time>())
        return {"$time", isoOf(*time)};
    if (const auto* both = found.getIf<DateTime>())
        return {"$datetime", isoOf(both->date) + 'T' + isoOf(both->time)};
    return {"", ""};
}

} // namespace h5scout::tests
