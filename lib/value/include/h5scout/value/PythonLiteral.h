// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "h5scout/value/Value.h"

namespace h5scout
{

/// Parses the literal that repr() wrote, and nothing else: integers of any size, floats, nan and inf with sign, True,
/// False, None, str and bytes with every Python escape, tuple, list, set, dict, complex, NumPy 2 scalars
/// (np.float64(1.5), np.True_, np.nan), datetime.date/time/datetime(...) with an optional UTC tzinfo, set();
/// parentheses may stand around any of them. NumPy scalars give the plain value. Empty for anything else, also for what
/// is nested deeper than kMaximalValueDepth or longer than `maximalBytes`. Never evaluates anything. Linear in the
/// length of `text`.
std::optional<Value> parsePythonLiteral(std::string_view text, std::size_t maximalBytes = 16 << 20);

} // namespace h5scout
