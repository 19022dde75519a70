// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "h5scout/client/NodeTypes.h"
#include "ui/table/BlockCache.h"

namespace h5scout::ui
{

/// Cells of a table: `rows` x `columns` from (`row`, `column`) on.
struct CellRange
{
    quint64 row = 0;
    quint64 column = 0;
    quint64 rows = 0;
    quint64 columns = 0;
    bool operator==(const CellRange&) const = default;
};

/// The two dimensions of an array that a table shows, the place in the others, and in which blocks it is read. The
/// dimensions are those of the dataspace, followed by those of elements that are arrays (NdArray has them so too); the
/// latter are read whole.
class TablePlane
{
public:
    TablePlane() = default;
    /// The plane of the last two dimensions at the origin of the others. Of one dimension: a column; of none: a cell.
    static TablePlane of(const NodeInfo& node);

    const Shape& shape() const noexcept { return m_shape; }
    /// {}, {rows}, or {rows, columns}.
    const std::vector<quint32>& shown() const noexcept { return m_shown; }
    const std::vector<quint64>& index() const noexcept { return m_index; }
    /// As many different dimensions as are shown, one index a dimension.
    void setView(const std::vector<quint32>& shown, const std::vector<quint64>& index);

    quint64 rows() const { return m_shown.empty() ? 1 : m_shape[m_shown[0]]; }
    quint64 columns() const { return m_shown.size() < 2 ? 1 : m_shape[m_shown[1]]; }
    bool isEmpty() const;
    /// The index of a cell in the array, one a dimension.
    std::vector<quint64> elementAt(quint64 row, quint64 column) const;

    /// Elements differ in size: a block may turn out to be too large to be read.
    bool isVariable() const noexcept { return m_isVariable; }
    /// Blocks of an eighth of the rows, then of the columns; false if they are of one cell already.
    bool shrinkBlocks();
    BlockKey blockOf(quint64 row, quint64 column) const { return {row / m_blockRows, column / m_blockColumns}; }
    /// Cut to the table.
    CellRange cellsOf(BlockKey key) const;
    /// How many cells may be read at once, in bytes and in number.
    quint64 mostCells() const noexcept { return m_blockRows * m_blockColumns; }

    /// What to ask for so that the cells come; one range for each dimension of the dataspace.
    std::vector<Range> rangesFor(const CellRange& cells) const;
    /// The shape of the answer.
    Shape shapeFor(const CellRange& cells) const;
    /// Where a cell is in the answer to rangesFor(cells), in C order.
    std::size_t elementIn(const CellRange& cells, quint64 row, quint64 column) const;

private:
    bool isInner(quint32 dimension) const { return dimension >= m_spaceRank; }
    void planBlocks();

    Shape m_shape;
    std::size_t m_spaceRank = 0;
    std::vector<quint32> m_shown;
    std::vector<quint64> m_index;
    quint64 m_cellBytes = 8; ///< of an element of the dataspace, inner dimensions included
    bool m_isVariable = false;
    quint64 m_blockRows = 1;
    quint64 m_blockColumns = 1;
};

} // namespace h5scout::ui
