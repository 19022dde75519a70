// SPDX-License-Identifier: GPL-3.0-or-later
#include "Utf8.h"

#include <cassert>

namespace h5scout::value
{

namespace
{

std::uint8_t byteAt(std::string_view text, std::size_t index)
{
    return static_cast<std::uint8_t>(text[index]);
}

bool isContinuation(std::uint8_t byte)
{
    return (byte & 0xC0U) == 0x80U;
}

} // namespace

DecodedCharacter decodeUtf8(std::string_view text)
{
    assert(!text.empty());
    const std::uint8_t first = byteAt(text, 0);
    if (first < 0x80)
        return {first, 1, true};

    const DecodedCharacter invalid{first, 1, false};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return invalid;
    char32_t codePoint = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(byteAt(text, i)))
            return invalid;
        codePoint = (codePoint << 6U) | (byteAt(text, i) & 0x3FU);
    }
    const char32_t smallest = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    if (codePoint < smallest || codePoint > 0x10FFFF)
        return invalid;
    return {codePoint, length, true};
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    assert(codePoint <= 0x10FFFF);
    const auto tail = [codePoint](unsigned shift) { return static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU)); };
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        out += static_cast<char>(0xC0U | (codePoint >> 6U));
        out += tail(0);
    } else if (codePoint < 0x10000) {
        out += static_cast<char>(0xE0U | (codePoint >> 12U));
        out += tail(6);
        out += tail(0);
    } else {
        out += static_cast<char>(0xF0U | (codePoint >> 18U));
        out += tail(12);
        out += tail(6);
        out += tail(0);
    }
}

std::string utf8FromLatin1(std::string_view latin1)
{
    std::string text;
    text.reserve(latin1.size());
    for (std::size_t i = 0; i < latin1.size(); ++i)
        appendUtf8(text, byteAt(latin1, i));
    return text;
}

std::size_t wholeCharacters(std::string_view text, std::size_t maximalBytes)
{
    if (text.size() <= maximalBytes)
        return text.size();
    std::size_t end = maximalBytes;
    // At most three continuation bytes belong to a character: more are no UTF-8 and may be cut anywhere.
    for (int i = 0; i < 3 && end > 0 && isContinuation(byteAt(text, end)); ++i)
        --end;
    return isContinuation(byteAt(text, end)) ? maximalBytes : end;
}

} // namespace h5scout::value
