// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

/// An array of any rank as one long column of rows (its elements in C order), cut into blocks that are each read with
/// one request: boxes of the array that are in one piece in the column.
class RowBlocks
{
public:
    RowBlocks() = default;
    /// `mostRows` a block, at least 1. A shape whose elements 63 bits cannot count gives no rows.
    RowBlocks(Shape shape, quint64 mostRows);

    quint64 rowCount() const noexcept { return m_rowCount; }
    quint64 blockCount() const noexcept { return m_blockCount; }
    quint64 blockOf(quint64 row) const;
    quint64 firstRow(quint64 block) const;
    quint64 rowsIn(quint64 block) const;
    /// The ranges to ask for, one a dimension (none for a scalar).
    std::vector<Range> ranges(quint64 block) const;
    std::vector<Range> rangesOfRow(quint64 row) const;
    /// Of a row: one index a dimension.
    std::vector<quint64> indexOf(quint64 row) const;

private:
    Shape m_shape;
    quint64 m_rowCount = 0;
    quint64 m_blockCount = 0;
    std::size_t m_dimension = 0; ///< blocks cut along this one, take all of those behind it, one of those before it
    quint64 m_inner = 1;         ///< rows in one step along m_dimension
    quint64 m_steps = 1;         ///< along m_dimension in a block
    quint64 m_blocksAlong = 1;   ///< m_dimension
};

} // namespace h5scout::ui
