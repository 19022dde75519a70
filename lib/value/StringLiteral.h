// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiteralCursor.h"

#include <optional>
#include <string>
#include <string_view>

namespace h5scout::value
{

/// Steps over a quoted string of one line, 'like this' or "like this", and gives what stands between the quotes.
std::optional<std::string_view> takeQuoted(LiteralCursor& cursor);

/// Replaces the escapes of a str literal. Empty if one is wrong. \N{NAME} is not known: repr() never writes it.
std::optional<std::string> unescapeText(std::string_view body);
/// Replaces the escapes of a bytes literal, which has none for Unicode.
std::optional<std::string> unescapeBytes(std::string_view body);

/// The number that `digits` spell in hexadecimal; empty unless there are exactly `count` of them at the start.
std::optional<char32_t> hexadecimalNumber(std::string_view digits, std::size_t count);

} // namespace h5scout::value
