// SPDX-License-Identifier: GPL-3.0-or-later
#include "TableRows.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kKeptTextBytes = 200;

} // namespace

void fillRow(const TableRows& rows, std::size_t row, std::size_t columns, DecimalSign decimal, CellElements& elements,
             std::size_t first, const FaultReport& report)
{
    for (std::size_t column = 0; column < columns; ++column) {
        const bool isThere = column < rows.cells().size();
        const std::string_view text = isThere ? rows.cells()[column] : std::string_view();
        const std::optional<CellFault> fault =
            isThere || rows.isBlank() ? elements.set(first + column, text, decimal) : CellFault::Missing;
        if (fault)
            report({row, column, rows.line(), *fault, std::string(text.substr(0, kKeptTextBytes))});
    }
}

} // namespace h5scout
