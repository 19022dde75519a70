// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/CodePoints.h"

#include "Utf8.h"

namespace h5scout
{

std::optional<std::vector<std::uint32_t>> codePointsOf(std::string_view text)
{
    std::vector<std::uint32_t> codePoints;
    while (!text.empty()) {
        const value::DecodedCharacter character = value::decodeUtf8(text);
        if (!character.isValid)
            return std::nullopt;
        codePoints.push_back(character.codePoint);
        text.remove_prefix(character.byteCount);
    }
    return codePoints;
}

std::string textOfCodePoints(std::span<const std::uint32_t> codePoints)
{
    constexpr std::uint32_t kLastCodePoint = 0x10FFFF;
    constexpr char32_t kReplacement = 0xFFFD;
    std::string text;
    for (const std::uint32_t codePoint : codePoints)
        value::appendUtf8(text, codePoint <= kLastCodePoint ? codePoint : kReplacement);
    return text;
}

std::size_t utf8Bytes(std::string_view text)
{
    constexpr char32_t kFirstSurrogate = 0xD800;
    constexpr char32_t kLastSurrogate = 0xDFFF;
    std::string_view rest = text;
    while (!rest.empty()) {
        const value::DecodedCharacter character = value::decodeUtf8(rest);
        if (!character.isValid || (character.codePoint >= kFirstSurrogate && character.codePoint <= kLastSurrogate))
            break;
        rest.remove_prefix(character.byteCount);
    }
    return text.size() - rest.size();
}

bool isUtf8(std::string_view text)
{
    return utf8Bytes(text) == text.size();
}

} // namespace h5scout
