// SPDX-License-Identifier: GPL-3.0-or-later
// Values as people type them: parsed, never evaluated. No Qt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/editors/ValueFormat.h"

namespace h5scout::ui
{

/// A value, or the sentence that says why the text is none.
struct ParsedValue
{
    std::optional<Value> value{};
    std::string problem{}; ///< empty if there is a value
};

/// What an editor begins with: texts as they are, dates in ISO 8601, everything else as Python's repr.
std::string inputText(const Value& value);

/// Reads `text` as a value of that format. Blanks around anything but a text do not count. Linear in its length, and
/// refuses what is longer than a mebi.
ParsedValue parseInput(std::string_view text, const ValueFormat& format);

/// What a new value of the format begins with: 0, False, an empty text, now (a date or time), an empty list ...
Value initialValue(const ValueFormat& format);

/// `value` as a value of another format, if it means something there ("5" is 5, a tuple is a list), else its initial
/// value.
Value convertedTo(const Value& value, const ValueFormat& format);

/// Why there can be no attribute of that name; empty if there can. Names are UTF-8.
std::string attributeNameProblem(std::string_view name);

} // namespace h5scout::ui
