// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "h5scout/import/ElementText.h"

namespace h5scout
{

enum class Delimiter : std::uint8_t {
    Tab,
    Comma,
    Semicolon,
    Blanks, ///< any number of blanks and tabs
    None,   ///< nothing: a line is one cell, quotes and all
};

/// How the bytes of a file are characters. Not asked of a file with a byte order mark: it is what that says.
enum class TextEncoding : std::uint8_t {
    Utf8,
    Latin1, ///< ISO 8859-1: each byte is the character of that number
};

/// How a text is a table: CSV and its sisters, what spreadsheets put on the clipboard, columns set with blanks.
struct TableFormat
{
    Delimiter delimiter = Delimiter::Tab;
    DecimalSign decimal = DecimalSign::Point;
    bool hasHeader = false;  ///< the first row has the names of the columns
    bool isVerbatim = false; ///< cells are texts: '#' begins no comment, blanks are theirs (but not of Blanks),
                             ///< blank lines are empty ones, but for those at the end
    TextEncoding encoding = TextEncoding::Utf8; ///< of the file; a text in memory is UTF-8

    bool operator==(const TableFormat&) const = default;
};

/// The format in which most cells of the beginning of `text` are numbers. What fits `expectedColumns` (0: unknown) wins
/// where there is doubt: "1,5" may be two columns or a decimal comma. `type`: what the cells are to be: the names of an
/// enum count as numbers do; texts have no header, and for one column of them a line is one (Delimiter::None) unless
/// there are lines that begin with quotes. Looks at the first 100 rows within 64 KiB.
TableFormat guessTableFormat(std::string_view text, std::size_t expectedColumns = 0, const CellType& type = {});

} // namespace h5scout
