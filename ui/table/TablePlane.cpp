// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/TablePlane.h"

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr quint64 kBlockRows = 128;
constexpr quint64 kBlockColumns = 32;
constexpr quint64 kVariableBlockRows = 64; // of elements that may be much larger than a number
constexpr quint64 kVariableBlockColumns = 8;
constexpr quint64 kMostBlockBytes = 1U << 20U;
constexpr quint64 kShrinking = 8;

bool isVariableType(const DataType& type)
{
    if (type.typeClass == TypeClass::String)
        return type.isVariableLength;
    return type.typeClass == TypeClass::VLen ||
           (type.typeClass == TypeClass::Array && type.base && isVariableType(*type.base));
}

/// left * right, or the largest number.
quint64 product(quint64 left, quint64 right)
{
    return left != 0 && right > UINT64_MAX / left ? UINT64_MAX : left * right;
}

} // namespace

TablePlane TablePlane::of(const NodeInfo& node)
{
    TablePlane plane;
    plane.m_shape = node.space.shape;
    plane.m_spaceRank = node.space.shape.size();
    plane.m_isVariable = isVariableType(node.dataType);
    plane.m_cellBytes = std::max<quint64>(1, plane.m_isVariable ? 64 : node.dataType.byteSize);
    for (const DataType* type = &node.dataType; type->typeClass == TypeClass::Array && type->base;
         type = type->base.get())
        plane.m_shape.insert(plane.m_shape.end(), type->dimensions.begin(), type->dimensions.end());
    plane.m_index.assign(plane.m_shape.size(), 0);
    const auto rank = static_cast<quint32>(plane.m_shape.size());
    if (rank == 1)
        plane.m_shown = {0};
    else if (rank > 1)
        plane.m_shown = {rank - 2, rank - 1};
    plane.planBlocks();
    return plane;
}

void TablePlane::setView(const std::vector<quint32>& shown, const std::vector<quint64>& index)
{
    Q_ASSERT(shown.size() == m_shown.size() && index.size() == m_index.size());
    const bool isOther = shown != m_shown;
    m_shown = shown;
    m_index = index;
    if (isOther)
        planBlocks();
}

void TablePlane::planBlocks()
{
    m_blockRows = std::max<quint64>(1, std::min(m_isVariable ? kVariableBlockRows : kBlockRows, rows()));
    m_blockColumns = std::max<quint64>(1, std::min(m_isVariable ? kVariableBlockColumns : kBlockColumns, columns()));
    // Inner dimensions come whole in any case.
    if (!m_shown.empty() && isInner(m_shown[0]))
        m_blockRows = std::max<quint64>(1, rows());
    if (m_shown.size() == 2 && isInner(m_shown[1]))
        m_blockColumns = std::max<quint64>(1, columns());
    const auto bytes = [this] {
        quint64 elements = 1;
        for (std::size_t role = 0; role < m_shown.size(); ++role)
            if (!isInner(m_shown[role]))
                elements = product(elements, role == 0 ? m_blockRows : m_blockColumns);
        return product(elements, m_cellBytes);
    };
    while (bytes() > kMostBlockBytes && m_blockRows > 1 && !isInner(m_shown[0]))
        m_blockRows = (m_blockRows + 1) / 2;
    while (bytes() > kMostBlockBytes && m_blockColumns > 1 && !isInner(m_shown[1]))
        m_blockColumns = (m_blockColumns + 1) / 2;
}

bool TablePlane::shrinkBlocks()
{
    quint64& side = m_blockRows > 1 ? m_blockRows : m_blockColumns;
    if (side == 1)
        return false;
    side = std::max<quint64>(1, side / kShrinking);
    return true;
}

bool TablePlane::isEmpty() const
{
    return std::ranges::find(m_shape, 0U) != m_shape.end();
}

std::vector<quint64> TablePlane::elementAt(quint64 row, quint64 column) const
{
    std::vector<quint64> element = m_index;
    if (!m_shown.empty())
        element[m_shown[0]] = row;
    if (m_shown.size() == 2)
        element[m_shown[1]] = column;
    return element;
}

CellRange TablePlane::cellsOf(BlockKey key) const
{
    const quint64 row = key.row * m_blockRows;
    const quint64 column = key.column * m_blockColumns;
    return {row, column, std::min(m_blockRows, rows() - row), std::min(m_blockColumns, columns() - column)};
}

std::vector<Range> TablePlane::rangesFor(const CellRange& cells) const
{
    std::vector<Range> ranges;
    for (std::size_t dimension = 0; dimension < m_spaceRank; ++dimension)
        ranges.push_back({m_index[dimension], 1, 1});
    if (!m_shown.empty() && !isInner(m_shown[0]))
        ranges[m_shown[0]] = {cells.row, cells.rows, 1};
    if (m_shown.size() == 2 && !isInner(m_shown[1]))
        ranges[m_shown[1]] = {cells.column, cells.columns, 1};
    return ranges;
}

Shape TablePlane::shapeFor(const CellRange& cells) const
{
    Shape shape;
    for (const Range& range : rangesFor(cells))
        shape.push_back(range.count);
    shape.insert(shape.end(), m_shape.begin() + static_cast<std::ptrdiff_t>(m_spaceRank), m_shape.end());
    return shape;
}

std::size_t TablePlane::elementIn(const CellRange& cells, quint64 row, quint64 column) const
{
    const std::vector<quint64> element = elementAt(row, column);
    const std::vector<Range> ranges = rangesFor(cells);
    std::size_t place = 0;
    for (std::size_t dimension = 0; dimension < m_shape.size(); ++dimension) {
        const bool isWhole = isInner(static_cast<quint32>(dimension));
        const quint64 extent = isWhole ? m_shape[dimension] : ranges[dimension].count;
        const quint64 start = isWhole ? 0 : ranges[dimension].start;
        place = place * extent + (element[dimension] - start);
    }
    return place;
}

} // namespace h5scout::ui
