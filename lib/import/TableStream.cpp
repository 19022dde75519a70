// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/TableStream.h"

#include <fmt/format.h>

#include "TableRows.h"
#include "h5scout/import/TextFile.h"
#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

[[noreturn]] void refuse(const std::string& reason)
{
    throw Error(reason, {.attempt = "read the table"});
}

} // namespace

TableStream::TableStream(TextFile& file, const TableFormat& format, const CellType& type, std::size_t columns)
    : m_rows(std::make_unique<TableRows>(file, formatFor(type, format)))
    , m_format(format)
    , m_type(type)
    , m_columns(columns)
{}

TableStream::~TableStream() = default;

NdArray TableStream::next(std::size_t rowCount)
{
    CellElements elements(m_type, rowCount * m_columns);
    std::size_t row = 0;
    for (; row < rowCount && m_rows->next(); ++row) {
        if (m_rows->width() > m_columns)
            refuse(fmt::format("Line {} has {} cells, but the first lines have {}.", m_rows->line(), m_rows->width(),
                               m_columns));
        fillRow(*m_rows, m_done, m_columns, m_format.decimal, elements, row * m_columns,
                [this](FaultyCell&& cell) { refuse(faultyCellSentence(cell, m_type)); });
        ++m_done;
    }
    return elements.take({row, m_columns});
}

std::string_view firstRows(std::string_view text, const TableFormat& format, std::size_t rowCount)
{
    TableReader reader(text, format.delimiter, format.isVerbatim);
    std::size_t end = 0;
    try {
        for (std::size_t rows = format.hasHeader ? 0 : 1; rows <= rowCount && reader.next() && !reader.isAtEnd();) {
            end = reader.byteCount();
            rows += reader.width() > 0 ? 1 : 0;
        }
    } catch (const Error&) { // quotes that end further on
    }
    return text.substr(0, end);
}

} // namespace h5scout
