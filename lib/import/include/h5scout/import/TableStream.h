// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "h5scout/import/CellType.h"
#include "h5scout/import/TableFormat.h"
#include "h5scout/value/NdArray.h"

namespace h5scout
{

class TableRows;
class TextFile;

/// The rows of a text, by the rules of readTable(), some at a time: takes the memory of these, whatever the length of
/// the text. How many columns there are must be known, and all that is no element is an error.
class TableStream
{
public:
    /// `type` must be writable as text (isWritableAsText). `file` must outlive this.
    TableStream(TextFile& file, const TableFormat& format, const CellType& type, std::size_t columns);
    ~TableStream();
    TableStream(const TableStream&) = delete;
    TableStream& operator=(const TableStream&) = delete;

    /// The next rows, `rowCount` of them if there are so many, of the shape (rows, columns). Throws Error with line and
    /// column of the first cell that is no element, or with the line of a row that is too wide.
    NdArray next(std::size_t rowCount);

private:
    std::unique_ptr<TableRows> m_rows;
    TableFormat m_format;
    CellType m_type;
    std::size_t m_columns;
    std::size_t m_done = 0;
};

/// The rows at the beginning of `text`, itself the beginning of a longer one, that are whole: at most `rowCount`, with
/// the header and the comments before them.
std::string_view firstRows(std::string_view text, const TableFormat& format, std::size_t rowCount);

} // namespace h5scout
