// SPDX-License-Identifier: GPL-3.0-or-later
// The spelling of fields in CSV and its sisters; no Qt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "h5scout/value/NdArray.h"

namespace h5scout::ui
{

enum class Separator : std::uint8_t { Comma, Tab, Semicolon };

/// What the text looks like, whatever it is about.
struct CsvFormat
{
    Separator separator = Separator::Comma;
    bool hasNames = true;    ///< a first line with the names of the columns
    bool hasComments = true; ///< lines before it, starting with '#', that say where the numbers are from
};

char separatorSign(Separator separator);

/// A text as a field: in quotes, quotes doubled, where it needs them (RFC 4180).
std::string csvField(std::string_view text, Separator separator);
/// "# text" and a line end; line breaks within `text` become spaces.
std::string csvComment(std::string_view text);

/// The shortest digits that read back as the same number; "nan", "inf", "-inf" as numpy and pandas read them.
void appendNumber(std::string& text, double number);
/// Element `index` of an array of real numbers: integers exact, floats in the shortest digits of their own width,
/// Booleans as 0 and 1.
void appendNumber(std::string& text, const NdArray& array, std::size_t index);

} // namespace h5scout::ui
