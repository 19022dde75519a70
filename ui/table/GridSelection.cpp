// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/GridSelection.h"

#include <algorithm>

namespace h5scout::ui
{
namespace
{

quint64 back(quint64 from, quint64 distance)
{
    return from - std::min(from, distance);
}

quint64 forth(quint64 from, quint64 distance, quint64 count)
{
    return count == 0 ? 0 : from + std::min(distance, count - 1 - from);
}

} // namespace

void GridSelection::reset(quint64 rows, quint64 columns)
{
    *this = {};
    m_rows = rows;
    m_columns = columns;
}

GridPlace GridSelection::inside(GridPlace place) const
{
    return {std::min(place.row, std::max<quint64>(m_rows, 1) - 1),
            std::min(place.column, std::max<quint64>(m_columns, 1) - 1)};
}

CellRange GridSelection::range() const
{
    if (isEmpty())
        return {};
    const auto [firstRow, lastRow] = std::minmax(m_anchor.row, m_current.row);
    const auto [firstColumn, lastColumn] = std::minmax(m_anchor.column, m_current.column);
    CellRange range{firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1};
    if (m_kind == Kind::Rows || m_kind == Kind::All) {
        range.column = 0;
        range.columns = m_columns;
    }
    if (m_kind == Kind::Columns || m_kind == Kind::All) {
        range.row = 0;
        range.rows = m_rows;
    }
    return range;
}

bool GridSelection::contains(quint64 row, quint64 column) const
{
    const CellRange cells = range();
    return row >= cells.row && row - cells.row < cells.rows && column >= cells.column &&
           column - cells.column < cells.columns;
}

bool GridSelection::isSingleCell() const
{
    return cellCount() == 1;
}

quint64 GridSelection::cellCount() const
{
    const CellRange cells = range();
    return cells.rows != 0 && cells.columns > UINT64_MAX / cells.rows ? UINT64_MAX : cells.rows * cells.columns;
}

void GridSelection::select(GridPlace place, Mode mode)
{
    m_current = inside(place);
    if (mode == Mode::Extend && m_kind != Kind::All)
        return;
    m_anchor = m_current;
    m_kind = Kind::Cells;
}

void GridSelection::selectRow(quint64 row, Mode mode)
{
    m_current.row = inside({row, 0}).row;
    if (mode == Mode::Replace)
        m_anchor.row = m_current.row;
    m_kind = Kind::Rows;
}

void GridSelection::selectColumn(quint64 column, Mode mode)
{
    m_current.column = inside({0, column}).column;
    if (mode == Mode::Replace)
        m_anchor.column = m_current.column;
    m_kind = Kind::Columns;
}

void GridSelection::selectAll()
{
    m_kind = Kind::All;
}

std::optional<GridPlace> movedByKey(GridPlace place, int key, bool isCtrl, quint64 rows, quint64 columns,
                                    quint64 pageRows)
{
    const quint64 rowStep = isCtrl ? rows : 1;
    const quint64 columnStep = isCtrl ? columns : 1;
    switch (key) {
    case Qt::Key_Up:
        place.row = back(place.row, rowStep);
        return place;
    case Qt::Key_Down:
        place.row = forth(place.row, rowStep, rows);
        return place;
    case Qt::Key_Left:
        place.column = back(place.column, columnStep);
        return place;
    case Qt::Key_Right:
        place.column = forth(place.column, columnStep, columns);
        return place;
    case Qt::Key_PageUp:
        place.row = back(place.row, pageRows);
        return place;
    case Qt::Key_PageDown:
        place.row = forth(place.row, pageRows, rows);
        return place;
    case Qt::Key_Home:
        return GridPlace{isCtrl ? 0 : place.row, 0};
    case Qt::Key_End:
        return GridPlace{isCtrl ? forth(0, rows, rows) : place.row, forth(0, columns, columns)};
    default:
        return {};
    }
}

} // namespace h5scout::ui
