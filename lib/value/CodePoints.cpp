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

bool isUtf8(std::string_view text)
{
    constexpr char32_t kFirstSurrogate = 0xD800;
    constexpr char32_t kLastSurrogate = 0xDFFF;
    while (!text.empty()) {
        const value::DecodedCharacter character = value::decodeUtf8(text);
        if (!character.isValid || (character.codePoint >= kFirstSurrogate && character.codePoint <= kLastSurrogate))
            return false;
        text.remove_prefix(character.byteCount);
    }
    return true;
}

} // namespace h5scout
