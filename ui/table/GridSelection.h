// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <Qt>

#include "ui/table/TablePlane.h"

namespace h5scout::ui
{

struct GridPlace
{
    quint64 row = 0;
    quint64 column = 0;
    bool operator==(const GridPlace&) const = default;
};

/// One rectangle of cells, between where it began and the current cell; or whole rows, columns, or everything. Pure.
class GridSelection
{
public:
    enum class Kind { Cells, Rows, Columns, All };

    /// The place goes to the first cell.
    void reset(quint64 rows, quint64 columns);
    bool isEmpty() const { return m_rows == 0 || m_columns == 0; }

    Kind kind() const noexcept { return m_kind; }
    const GridPlace& current() const noexcept { return m_current; }
    /// Nothing in an empty grid.
    CellRange range() const;
    bool contains(quint64 row, quint64 column) const;
    bool isSingleCell() const;
    /// Number of cells; UINT64_MAX where it does not fit.
    quint64 cellCount() const;

    /// Places outside are moved to the edge. Extending keeps the other end and the kind.
    enum class Mode { Replace, Extend };
    void select(GridPlace place, Mode mode);
    void selectRow(quint64 row, Mode mode);
    void selectColumn(quint64 column, Mode mode);
    void selectAll();

private:
    GridPlace inside(GridPlace place) const;

    quint64 m_rows = 0;
    quint64 m_columns = 0;
    Kind m_kind = Kind::Cells;
    GridPlace m_anchor;
    GridPlace m_current;
};

/// Where a key leads from `place` in a grid of `rows` x `columns`: arrows, PageUp and PageDown (by `pageRows`), Home
/// and End in the row, with Ctrl to the ends of the table. Empty for other keys.
std::optional<GridPlace> movedByKey(GridPlace place, int key, bool isCtrl, quint64 rows, quint64 columns,
                                    quint64 pageRows);

} // namespace h5scout::ui
