// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/RowLayout.h"

#include <algorithm>
#include <cassert>

namespace h5scout
{

namespace
{

std::string counted(std::size_t count, const char* thing)
{
    return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

NdArray reshaped(const NdArray& array, Shape shape)
{
    return NdArray(std::move(shape), array.type(), std::vector<std::byte>(array.bytes().begin(), array.bytes().end()));
}

} // namespace

RowLayout::RowLayout(Shape itemShape, std::uint64_t firstRow)
    : m_itemShape(std::move(itemShape))
    , m_firstRow(firstRow)
{
    assert(std::ranges::find(m_itemShape, 0U) == m_itemShape.end());
}

std::size_t RowLayout::columnCount() const
{
    return m_itemShape.empty() ? 1 : m_itemShape.back();
}

std::size_t RowLayout::linesOfARow() const
{
    std::size_t lines = 1;
    for (std::size_t axis = 0; axis + 1 < m_itemShape.size(); ++axis)
        lines *= m_itemShape[axis];
    return lines;
}

std::string RowLayout::lineName(std::size_t line) const
{
    const std::size_t lines = linesOfARow();
    const std::string row = std::to_string(m_firstRow + line / lines);
    if (m_itemShape.size() < 2)
        return row;
    std::size_t rest = line % lines;
    Shape index(m_itemShape.size() - 1);
    for (std::size_t axis = index.size(); axis-- > 0;) {
        index[axis] = rest % m_itemShape[axis];
        rest /= m_itemShape[axis];
    }
    return row + ": " + (index.size() == 1 ? std::to_string(index[0]) : formatShape(index));
}

std::string RowLayout::tableProblem(std::size_t rows, std::size_t columns) const
{
    if (columns == columnCount() || columns == columnCount() * linesOfARow() || (m_itemShape.empty() && rows == 1))
        return {};
    if (m_itemShape.empty())
        return "The table has " + counted(columns, "column") +
               ", but the array takes single elements: give one column.";
    return "The table has " + counted(columns, "column") + ", but a row of the array has " +
           counted(columnCount(), "element") + (linesOfARow() > 1 ? " in each line." : ".");
}

NdArray RowLayout::asLines(const NdArray& table) const
{
    return reshaped(table, {table.size() / columnCount(), columnCount()});
}

std::vector<FaultyCell> RowLayout::asLines(std::vector<FaultyCell> faults, std::size_t tableColumns) const
{
    for (FaultyCell& fault : faults) {
        const std::size_t cell = fault.row * tableColumns + fault.column;
        fault.row = cell / columnCount();
        fault.column = cell % columnCount();
    }
    return faults;
}

std::string RowLayout::arrayProblem(const Shape& shape) const
{
    const auto isItem = [this](auto first, auto last) {
        return std::equal(first, last, m_itemShape.begin(), m_itemShape.end());
    };
    if (isItem(shape.begin(), shape.end()) || (!shape.empty() && isItem(shape.begin() + 1, shape.end())))
        return {};
    return "The array in the file has the shape " + formatShape(shape) + ", but the rows have the shape " +
           formatShape(m_itemShape) + ".";
}

NdArray RowLayout::asRows(const NdArray& lines) const
{
    Shape shape{lines.shape()[0] / linesOfARow()};
    shape.insert(shape.end(), m_itemShape.begin(), m_itemShape.end());
    return reshaped(lines, std::move(shape));
}

} // namespace h5scout
