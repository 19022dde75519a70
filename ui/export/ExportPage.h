// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>
#include <vector>

#include "h5scout/client/NodeTypes.h"
#include "h5scout/value/NdArray.h"
#include "ui/plot/AxisScale.h"

namespace h5scout::ui
{

/// Some lines of a table of columns.
struct TablePage
{
    struct Column
    {
        std::variant<NdArray, AxisScale> numbers;
        quint64 start = 0; ///< index of the first row's place; of an AxisScale
        quint64 count = 0; ///< the rows beyond have no number
    };
    quint64 rowCount = 0;
    std::vector<Column> columns;
};

/// Some rows of a plane, or a part of one row.
struct PlanePage
{
    /// Numbers of neighbouring columns, rows first; columns first if `isTransposed`.
    struct Piece
    {
        quint64 columnCount = 0;
        bool isTransposed = false;
        NdArray numbers;
    };
    Range rows;
    Range columns;
    std::vector<Piece> pieces; ///< from left to right
};

using ExportPage = std::variant<TablePage, PlanePage>;

} // namespace h5scout::ui
