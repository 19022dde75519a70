// SPDX-License-Identifier: GPL-3.0-or-later
#include "FoldCase.h"

#include <algorithm>

namespace h5scout::backend
{

namespace
{

/// Of the code points U+0080 to U+07FF, those of two bytes in UTF-8.
unsigned foldedCodePoint(unsigned code)
{
    if ((code >= 0xC0 && code <= 0xDE && code != 0xD7) || (code >= 0x391 && code <= 0x3A9 && code != 0x3A2) ||
        (code >= 0x410 && code <= 0x42F))
        return code + 0x20;
    if (code >= 0x400 && code <= 0x40F)
        return code + 0x50;
    const bool evenIsCapital =
        (code >= 0x100 && code <= 0x137 && code != 0x130 && code != 0x131) || (code >= 0x14A && code <= 0x177);
    const bool oddIsCapital = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    if ((evenIsCapital && code % 2 == 0) || (oddIsCapital && code % 2 == 1))
        return code + 1;
    return code;
}

unsigned byteAt(std::string_view text, std::size_t index)
{
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
}

/// The other way, for what foldedCodePoint() makes.
unsigned capitalCodePoint(unsigned code)
{
    for (const unsigned distance : {0x20U, 0x50U, 1U}) {
        if (foldedCodePoint(code - distance) == code)
            return code - distance;
    }
    return code;
}

void appendTwoBytes(std::string& text, unsigned code)
{
    text.push_back(static_cast<char>(0xC0 | code >> 6));
    text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
}

/// The code point of two bytes at `index`, 0 if there is none.
unsigned twoByteCodePoint(std::string_view text, std::size_t index)
{
    const unsigned byte = byteAt(text, index);
    const unsigned following = byteAt(text, index + 1);
    const bool isOne = byte >= 0xC2 && byte <= 0xDF && (following & 0xC0) == 0x80;
    return isOne ? (byte & 0x1F) << 6 | (following & 0x3F) : 0;
}

} // namespace

std::string foldedCase(std::string_view name)
{
    std::string result;
    result.reserve(name.size());
    for (std::size_t index = 0; index < name.size(); ++index) {
        const unsigned byte = byteAt(name, index);
        if (byte >= 'A' && byte <= 'Z') {
            result.push_back(static_cast<char>(byte + 0x20));
        } else if (const unsigned code = twoByteCodePoint(name, index); code != 0) {
            appendTwoBytes(result, foldedCodePoint(code));
            ++index;
        } else {
            result.push_back(static_cast<char>(byte));
        }
    }
    return result;
}

std::string capitalized(std::string_view name)
{
    std::string result;
    if (const unsigned byte = byteAt(name, 0); byte >= 'a' && byte <= 'z') {
        result.push_back(static_cast<char>(byte - 0x20));
    } else if (const unsigned code = twoByteCodePoint(name, 0); code != 0) {
        appendTwoBytes(result, capitalCodePoint(code));
    }
    return result.append(name.substr(std::min(result.size(), name.size())));
}

} // namespace h5scout::backend
