// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/import/TableFormat.h"
#include "h5scout/value/NdArray.h"

namespace h5scout
{

/// A cell that is no element of the type.
struct FaultyCell
{
    std::size_t row = 0; ///< of the array, from 0
    std::size_t column = 0;
    std::size_t line = 0; ///< of the text, from 1
    CellFault fault = CellFault::Empty;
    std::string text; ///< of the cell, perhaps cut

    bool operator==(const FaultyCell&) const = default;
};

/// "Line 4, column 2: 'abc' is not a number."
std::string faultyCellSentence(const FaultyCell& cell, const CellType& type);

/// What a text holds.
struct TableText
{
    NdArray elements;               ///< of the shape (rows, columns); zero where a cell is faulty
    std::vector<std::string> names; ///< of the columns: from the header, or a comment line before the first row that
                                    ///< has as many words; else empty
    std::vector<FaultyCell> faults; ///< in the order of the text
    std::size_t commentLines = 0;   ///< which were left out
};

struct TableLimits
{
    std::uint64_t elementBytes = std::uint64_t{1} << 30;
    std::size_t faultyCells = 1000;
};

/// Hears how many bytes of the text are done, from time to time; false stops the reading.
using TableProgress = std::function<bool(std::size_t byteCount)>;

/// Reads all rows of `text` (UTF-8, with or without a byte order mark; lines end with LF, CRLF or CR). Lines that begin
/// with '#' are comments; blank lines are passed over (before rows of texts and between rows of a tab-separated text
/// they are empty rows); cells may stand in quotes (RFC 4180); empty cells at the end of a row do not count. All rows
/// must be as wide as most of them are: a shorter one has faulty cells, a wider one is an error. `type`: what the
/// elements are to be (isWritableAsText), of texts the table is verbatim (TableFormat::isVerbatim, which stays
/// unheard); empty: the first of bool, int64, uint64, float64, complex128 that holds all of them. Empty if `progress`
/// said so. Throws Error: nothing in it, a row too wide, quotes that do not end, more faulty cells or more bytes than
/// the limits. Linear in the length of the text, which is read two to seven times.
std::optional<TableText> readTable(std::string_view text, const TableFormat& format, std::optional<CellType> type = {},
                                   const TableLimits& limits = {}, const TableProgress& progress = {});

} // namespace h5scout
