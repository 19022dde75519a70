// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiteralCursor.h"

#include "h5scout/value/Value.h"

#include <optional>
#include <string_view>

namespace h5scout::value
{

/// Steps over an integer, a float, nan, inf or a complex number (without parentheses) with an optional sign.
std::optional<Value> takeNumber(LiteralCursor& cursor);

/// The integer that `digits` spell, of any size. There must be at least one digit and nothing else.
Value integerValue(std::string_view digits, bool isNegative);

/// The integer in two's complement, least significant byte first; empty if it has more decimal digits than Python
/// itself converts (4300): that takes time with the square of the length.
std::optional<Value> integerFromTwosComplement(std::string_view littleEndian);

} // namespace h5scout::value
