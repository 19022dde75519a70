// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/import/TableFormat.h"

namespace h5scout
{

class TextFile;

/// Goes over the rows of a text, one after the other, without holding more than one. Comment lines are no rows.
class TableReader
{
public:
    TableReader(std::string_view text, Delimiter delimiter, bool isVerbatim = false);
    /// Holds about one MiB of the text, or a row that has more. `file` must outlive this.
    TableReader(TextFile& file, Delimiter delimiter, bool isVerbatim = false);
    TableReader(const TableReader&) = delete;
    TableReader& operator=(const TableReader&) = delete;

    /// Steps to the next row; false: there is none. Throws Error for quotes that do not end, and for a row of a file
    /// that has more than 16 MiB.
    bool next();
    /// Of the row, trimmed unless they are verbatim, quotes taken off; valid until next().
    std::span<const std::string_view> cells() const { return m_cells; }
    /// Cells up to the last that is not empty.
    std::size_t width() const;
    /// Where the row begins, from 1.
    std::size_t line() const { return m_rowLine; }
    std::size_t byteCount() const { return m_size - m_rest.size(); }
    /// Nothing follows the row: not even the end of its line, if the text is the beginning of a longer one.
    bool isAtEnd() const { return m_rest.empty(); }
    /// Comment lines so far.
    std::size_t commentCount() const { return m_commentCount; }
    /// The comment line read last, without its '#'; empty: none.
    const std::string& comment() const { return m_comment; }

private:
    bool takeRow();
    bool readOn(std::string_view rest, std::size_t line);
    bool isAtLineEnd() const;
    void takeLineEnd();
    void takeComment();
    void takeCell();
    std::string_view takeQuoted();
    bool takeDelimiter();
    std::string_view kept(std::string_view cell) const;
    void skipBlanks();

    TextFile* m_file = nullptr; ///< that has more; null: all of the text is there
    std::string m_buffer;       ///< of a file
    std::string_view m_rest;
    std::size_t m_size;
    Delimiter m_delimiter;
    bool m_isVerbatim;
    std::vector<std::string_view> m_cells;
    std::deque<std::string> m_unquoted; ///< cells with doubled quotes
    std::string m_comment;
    std::size_t m_commentCount = 0;
    std::size_t m_line = 1;
    std::size_t m_rowLine = 0;
    std::size_t m_openQuoteLine = 0; ///< of quotes in the row that do not end; 0: there are none
};

} // namespace h5scout
