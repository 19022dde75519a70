// SPDX-License-Identifier: GPL-3.0-or-later
#include "Png.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace h5scout::demo
{

namespace
{

std::string bigEndian(std::size_t number)
{
    std::string bytes;
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>(number >> shift & 0xff);
    return bytes;
}

std::uint32_t crc32(const std::string& bytes)
{
    std::uint32_t rest = 0xffffffff;
    for (const char byte : bytes) {
        rest ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            rest = rest >> 1 ^ (rest & 1 ? 0xedb88320 : 0);
    }
    return ~rest;
}

std::uint32_t adler32(const std::string& bytes)
{
    std::uint32_t sum = 1;
    std::uint32_t sumOfSums = 0;
    for (const char byte : bytes) {
        sum = (sum + static_cast<std::uint8_t>(byte)) % 65521;
        sumOfSums = (sumOfSums + sum) % 65521;
    }
    return sumOfSums << 16 | sum;
}

/// `bytes` as one stored block of a zlib stream.
std::string zlibStream(const std::string& bytes)
{
    assert(bytes.size() <= 0xffff);
    const auto low = static_cast<char>(bytes.size() & 0xff);
    const auto high = static_cast<char>(bytes.size() >> 8);
    return std::string("\x78\x01\x01") + low + high + static_cast<char>(~low) + static_cast<char>(~high) + bytes +
           bigEndian(adler32(bytes));
}

std::string chunk(const std::string& tag, const std::string& content)
{
    return bigEndian(content.size()) + tag + content + bigEndian(crc32(tag + content));
}

/// 256 colours, each red, green, blue.
std::string viridis()
{
    constexpr std::array<std::array<double, 3>, 5> anchors{
        {{68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}}};
    std::string colours;
    for (std::size_t index = 0; index < 256; ++index) {
        const std::size_t low = std::min<std::size_t>(index / 64, 3);
        const double part = double(index) / 255 * 4 - double(low);
        for (std::size_t channel = 0; channel < 3; ++channel)
            colours += static_cast<char>(static_cast<std::uint8_t>(
                std::clamp(anchors[low][channel] * (1 - part) + anchors[low + 1][channel] * part, 0.0, 255.0)));
    }
    return colours;
}

} // namespace

std::string pngOf(const std::vector<double>& levels, std::size_t width)
{
    const auto [lowest, highest] = std::ranges::minmax(levels);
    std::string rows;
    for (std::size_t index = 0; index < levels.size(); ++index) {
        if (index % width == 0)
            rows += '\0'; // the filter of the row: none
        rows += static_cast<char>(static_cast<std::uint8_t>((levels[index] - lowest) / (highest - lowest) * 255));
    }
    const std::string eightBitsOfAPalette("\x08\x03\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" +
           chunk("IHDR", bigEndian(width) + bigEndian(levels.size() / width) + eightBitsOfAPalette) +
           chunk("PLTE", viridis()) + chunk("IDAT", zlibStream(rows)) + chunk("IEND", {});
}

} // namespace h5scout::demo
