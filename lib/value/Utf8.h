// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace h5scout::value
{

/// One code point and the bytes that it takes. Surrogates are let through (Python's texts can hold lone ones).
struct DecodedCharacter
{
    char32_t codePoint = 0;
    std::size_t byteCount = 1;
    bool isValid = false; ///< false: the byte is no UTF-8; `codePoint` is the byte
};

/// Decodes the character at the start of `text`, which must not be empty.
DecodedCharacter decodeUtf8(std::string_view text);

/// Appends a code point up to U+10FFFF; a surrogate becomes three bytes as with Python's "surrogatepass".
void appendUtf8(std::string& out, char32_t codePoint);

/// Each byte as the code point of that number.
std::string utf8FromLatin1(std::string_view latin1);

/// The length of the longest beginning of `text` that is at most `maximalBytes` long and cuts no character.
std::size_t wholeCharacters(std::string_view text, std::size_t maximalBytes);

} // namespace h5scout::value
