// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/RowBlocks.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace h5scout::ui
{

RowBlocks::RowBlocks(Shape shape, quint64 mostRows)
    : m_shape(std::move(shape))
{
    const auto count = elementCount(m_shape);
    if (!count || *count > static_cast<quint64>(std::numeric_limits<qint64>::max()) || *count == 0)
        return;
    m_rowCount = *count;
    mostRows = std::max<quint64>(mostRows, 1);
    if (m_shape.empty()) {
        m_blockCount = 1;
        return;
    }
    m_dimension = m_shape.size() - 1;
    while (m_dimension > 0 && m_inner * m_shape[m_dimension] <= mostRows) // divides the row count: no overflow
        m_inner *= m_shape[m_dimension--];
    m_steps = std::min<quint64>(std::max<quint64>(mostRows / m_inner, 1), m_shape[m_dimension]);
    m_blocksAlong = (m_shape[m_dimension] - 1) / m_steps + 1;
    m_blockCount = m_rowCount / (m_shape[m_dimension] * m_inner) * m_blocksAlong;
}

quint64 RowBlocks::blockOf(quint64 row) const
{
    if (m_shape.empty())
        return 0;
    const quint64 line = m_shape[m_dimension] * m_inner;
    return row / line * m_blocksAlong + row % line / m_inner / m_steps;
}

quint64 RowBlocks::firstRow(quint64 block) const
{
    if (m_shape.empty())
        return 0;
    return (block / m_blocksAlong * m_shape[m_dimension] + block % m_blocksAlong * m_steps) * m_inner;
}

quint64 RowBlocks::rowsIn(quint64 block) const
{
    if (m_shape.empty())
        return m_rowCount;
    return std::min(m_steps, m_shape[m_dimension] - block % m_blocksAlong * m_steps) * m_inner;
}

std::vector<Range> RowBlocks::ranges(quint64 block) const
{
    const std::vector<quint64> index = indexOf(firstRow(block));
    std::vector<Range> ranges;
    for (std::size_t dimension = 0; dimension < m_shape.size(); ++dimension) {
        if (dimension < m_dimension)
            ranges.push_back({index[dimension], 1, 1});
        else if (dimension == m_dimension)
            ranges.push_back({index[dimension], rowsIn(block) / m_inner, 1});
        else
            ranges.push_back({0, m_shape[dimension], 1});
    }
    return ranges;
}

std::vector<Range> RowBlocks::rangesOfRow(quint64 row) const
{
    std::vector<Range> ranges;
    for (const quint64 index : indexOf(row))
        ranges.push_back({index, 1, 1});
    return ranges;
}

std::vector<quint64> RowBlocks::indexOf(quint64 row) const
{
    std::vector<quint64> index(m_shape.size());
    for (std::size_t dimension = m_shape.size(); dimension-- > 0;) {
        index[dimension] = row % m_shape[dimension];
        row /= m_shape[dimension];
    }
    return index;
}

} // namespace h5scout::ui
