// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/value/Value.h"

#include <optional>
#include <string>
#include <string_view>

namespace h5scout::value::pickle
{

// The arguments of the opcodes of protocol 0, which are lines of text.

/// "12", "-3", "01" for True and "00" for False.
std::optional<Value> readIntegerLine(std::string_view line);
/// "12345678901234567890L"
std::optional<Value> readLongLine(std::string_view line);
std::optional<double> readFloatLine(std::string_view line);
/// A quoted and escaped str of Python 2.
std::optional<std::string> readStringLine(std::string_view line);
/// Latin-1 with \u and \U escapes ("raw-unicode-escape"), as UTF-8.
std::optional<std::string> readUnicodeLine(std::string_view line);

} // namespace h5scout::value::pickle
