// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/PickleSubset.h"

#include "Utf8.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kFrameTargetBytes = std::size_t{64} << 10; // longer texts stand outside of frames

void appendLittleEndian(std::string& out, std::uint64_t number, int byteCount)
{
    for (int index = 0; index < byteCount; ++index)
        out += static_cast<char>((number >> (8 * index)) & 0xFFU);
}

/// The opcode with its argument: SHORT_BINUNICODE, BINUNICODE or BINUNICODE8.
std::string textOpcode(std::string_view text)
{
    std::string opcode;
    if (text.size() <= 0xFF) {
        opcode = '\x8c';
        appendLittleEndian(opcode, text.size(), 1);
    } else if (text.size() <= 0xFFFFFFFF) {
        opcode = 'X';
        appendLittleEndian(opcode, text.size(), 4);
    } else {
        opcode = '\x8d';
        appendLittleEndian(opcode, text.size(), 8);
    }
    return opcode.append(text);
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const value::DecodedCharacter character = value::decodeUtf8(text);
        if (!character.isValid)
            return false;
        text.remove_prefix(character.byteCount);
    }
    return true;
}

} // namespace

std::optional<std::string> writePickledText(std::string_view text)
{
    constexpr std::string_view kMemoizeAndStop = "\x94.";
    if (!isUtf8(text))
        return std::nullopt;
    std::string pickle = "\x80\x04"; // PROTO 4
    const std::string content = textOpcode(text).append(kMemoizeAndStop);
    if (text.size() < kFrameTargetBytes) {
        pickle += '\x95'; // FRAME
        appendLittleEndian(pickle, content.size(), 8);
    }
    return pickle += content;
}

} // namespace h5scout
