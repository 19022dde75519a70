// SPDX-License-Identifier: GPL-3.0-or-later
// One element from the text of a cell, as people and their programs write numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "h5scout/import/CellType.h"

namespace h5scout
{

/// Why a text is no element of a type.
enum class CellFault : std::uint8_t {
    Missing, ///< the row has fewer cells
    Empty,
    NoNumber,
    NoInteger,  ///< a number with decimals
    NotReal,    ///< a complex number
    NoBoolean,  ///< none of true, false, 1, 0
    OutOfRange, ///< larger than the type holds
    TooLong,    ///< more bytes than a FixedString has
    EndsInNul,  ///< which a FixedString would lose: it is filled up with NULs
    HasNul,     ///< where a Text would be cut
    NoMember,   ///< neither a name nor a number of the enum
};

enum class DecimalSign : std::uint8_t { Point, Comma };

/// True for Bool to Complex128, FixedString and Text: what CellElements makes.
bool isWritableAsText(const ElementType& type);

/// Writes the element that `text` spells into the `type.byteSize` bytes of `element`, which stay as they are if it
/// spells none. Blanks around a number are passed over, those of a FixedString are kept. Integers are exact, and also
/// taken from decimals without a fraction ("3.0", "1e3"); floats are rounded to the nearest of their width, what is too
/// large for it is OutOfRange. "nan", "inf" and "infinity" in any case; Booleans as true, false, 1, 0; complex numbers
/// as "1+2j" or "1+2i", with or without parentheses. A "−" (U+2212) is a minus. Separators of thousands are not
/// guessed: "1,234" is no number with DecimalSign::Point. Of an enum: a member's name, in its own case, else the number
/// of one. Not of Text, which has no bytes: see CellElements.
std::optional<CellFault> parseElement(std::string_view text, const CellType& type, DecimalSign decimal,
                                      std::span<std::byte> element);

/// "'abc' is not a number.", "300 is out of the range of uint8 (0 to 255)." Of a long text the beginning is quoted.
std::string cellFaultSentence(CellFault fault, std::string_view text, const CellType& type);

/// `text` without blanks and no-break spaces around it.
std::string_view trimmedCell(std::string_view text);

} // namespace h5scout
