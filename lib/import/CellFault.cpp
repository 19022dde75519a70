// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a cell, in words.
#include <fmt/format.h>

#include "IntegerRange.h"
#include "h5scout/import/ElementText.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kQuotedBytes = 40;

std::string quoted(std::string_view text)
{
    if (text.size() <= kQuotedBytes)
        return fmt::format("'{}'", text);
    std::size_t end = kQuotedBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // not within a character
        --end;
    return fmt::format("'{}…'", text.substr(0, end));
}

} // namespace

std::string cellFaultSentence(CellFault fault, std::string_view text, const CellType& type)
{
    const std::string shown = quoted(fault == CellFault::TooLong ? text : trimmedCell(text));
    switch (fault) {
    case CellFault::Missing:
        return "There is no cell: the row is shorter than the others.";
    case CellFault::Empty:
        return "The cell is empty.";
    case CellFault::NoNumber:
        return fmt::format("{} is not a number.", shown);
    case CellFault::NoInteger:
        return fmt::format("{} is no integer, but the array holds {}.", shown, dtypeName(type.element));
    case CellFault::NotReal:
        return fmt::format("{} is a complex number, but the array holds {}.", shown, dtypeName(type.element));
    case CellFault::NoBoolean:
        return fmt::format("{} is none of true, false, 1 and 0.", shown);
    case CellFault::OutOfRange:
        return fmt::format("{} is out of the range of {}{}.", shown, dtypeName(type.element),
                           rangeText(type.element.kind));
    case CellFault::TooLong:
        return fmt::format("{} is longer than {} bytes.", shown, type.element.byteSize);
    case CellFault::HasNul:
        return "The text has a NUL inside, where readers of the array would cut it.";
    case CellFault::NoMember:
        return fmt::format("{} is no member of the enum: {}.", shown, type.names ? type.names->list() : std::string());
    case CellFault::EndsInNul:
        return "The text ends in a NUL, which the array's texts of one width would lose.";
    }
    return {};
}

} // namespace h5scout
