// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace h5scout
{

/// What the rows of an array of variable length mean.
enum class RowMeaning : std::uint8_t {
    Numbers,
    PickledTexts,   ///< PyMoDAQ's string arrays: each row the pickle of a str
    PickledObjects, ///< PyTables' `object`: each row the pickle of any Python object
    Utf8,           ///< PyTables' `vlstring`
    CodePoints,     ///< PyTables' `vlunicode`
};

/// Every row is one text.
constexpr bool areTexts(RowMeaning meaning)
{
    return meaning == RowMeaning::PickledTexts || meaning == RowMeaning::Utf8 || meaning == RowMeaning::CodePoints;
}

} // namespace h5scout
