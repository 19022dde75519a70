// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace h5scout
{

/// The Unicode code points of a text, as PyTables stores them in its arrays of the kind `vlunicode`. Empty if `text` is
/// no UTF-8. A lone surrogate in three bytes is one code point, as Python has them.
std::optional<std::vector<std::uint32_t>> codePointsOf(std::string_view text);

/// The reverse: the text in UTF-8, lone surrogates in three bytes. What is no code point becomes U+FFFD.
std::string textOfCodePoints(std::span<const std::uint32_t> codePoints);

/// How many bytes at the beginning of `text` are UTF-8, as isUtf8() has it.
std::size_t utf8Bytes(std::string_view text);

/// True for what every program reads as UTF-8: lone surrogates, which Python's texts can hold, are none.
bool isUtf8(std::string_view text);

} // namespace h5scout
