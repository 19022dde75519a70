// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>

namespace h5scout
{

/// How many rows of a table have how many cells.
class RowWidths
{
public:
    void add(std::size_t width, std::size_t line)
    {
        Rows& rows = m_rowsOfWidth.try_emplace(width, Rows{0, line}).first->second;
        ++rows.count;
    }

    /// As many cells as most rows have; of two widths as frequent the larger. 0 without rows.
    std::size_t common() const
    {
        std::size_t width = 0;
        std::size_t most = 0;
        for (const auto& [each, rows] : m_rowsOfWidth)
            if (rows.count >= most) {
                most = rows.count;
                width = each;
            }
        return width;
    }
    std::size_t rowsOf(std::size_t width) const
    {
        const auto found = m_rowsOfWidth.find(width);
        return found == m_rowsOfWidth.end() ? 0 : found->second.count;
    }
    /// There must be a row.
    std::size_t widest() const { return m_rowsOfWidth.rbegin()->first; }
    std::size_t lineOfWidest() const { return m_rowsOfWidth.rbegin()->second.firstLine; }

private:
    struct Rows
    {
        std::size_t count;
        std::size_t firstLine;
    };
    std::map<std::size_t, Rows> m_rowsOfWidth;
};

} // namespace h5scout
