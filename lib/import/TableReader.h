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

/// Goes over the rows of a text, one after the other, without holding more than one. Comment lines are no rows.
class TableReader
{
public:
    TableReader(std::string_view text, Delimiter delimiter, bool isVerbatim = false);

    /// Steps to the next row; false: there is none. Throws Error for quotes that do not end.
    bool next();
    /// Of the row, trimmed unless they are verbatim, quotes taken off; valid until next().
    std::span<const std::string_view> cells() const { return m_cells; }
    /// Cells up to the last that is not empty.
    std::size_t width() const;
    /// Where the row begins, from 1.
    std::size_t line() const { return m_rowLine; }
    std::size_t byteCount() const { return m_size - m_rest.size(); }
    /// The comment line read last, without its '#'; empty: none.
    std::string_view comment() const { return m_comment; }

private:
    bool isAtLineEnd() const;
    void takeLineEnd();
    void takeComment();
    void takeCell();
    std::string_view takeQuoted();
    bool takeDelimiter();
    std::string_view kept(std::string_view cell) const;
    void skipBlanks();

    std::string_view m_rest;
    std::size_t m_size;
    Delimiter m_delimiter;
    bool m_isVerbatim;
    std::vector<std::string_view> m_cells;
    std::deque<std::string> m_unquoted; ///< cells with doubled quotes
    std::string_view m_comment;
    std::size_t m_line = 1;
    std::size_t m_rowLine = 0;
};

} // namespace h5scout
