// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/RowLayout.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

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
    if (array.type().kind == ElementKind::Text)
        return {std::move(shape), std::vector<std::string>(array.texts().begin(), array.texts().end())};
    return NdArray(std::move(shape), array.type(), std::vector<std::byte>(array.bytes().begin(), array.bytes().end()));
}

/// Blocks of elements in `outer` times `inner` places, laid in `inner` times `outer`.
struct Turn
{
    std::size_t outer;
    std::size_t inner;
    std::size_t blockSize;
};

template <typename T>
std::vector<T> turned(std::span<const T> elements, const Turn& turn)
{
    std::vector<T> result;
    result.reserve(elements.size());
    for (std::size_t inner = 0; inner < turn.inner; ++inner)
        for (std::size_t outer = 0; outer < turn.outer; ++outer) {
            const auto block = elements.subspan((outer * turn.inner + inner) * turn.blockSize, turn.blockSize);
            result.insert(result.end(), block.begin(), block.end());
        }
    return result;
}

NdArray turnedArray(const NdArray& array, Turn turn, Shape shape)
{
    if (array.type().kind == ElementKind::Text)
        return {std::move(shape), turned(array.texts(), turn)};
    turn.blockSize *= array.type().byteSize;
    return {std::move(shape), array.type(), turned(array.bytes(), turn)};
}

std::size_t extentOf(std::span<const std::uint64_t> shape)
{
    std::size_t count = 1;
    for (const std::uint64_t extent : shape)
        count *= extent;
    return count;
}

} // namespace

RowLayout::RowLayout(Shape itemShape, std::uint64_t firstRow, std::size_t growingDimension)
    : m_itemShape(std::move(itemShape))
    , m_firstRow(firstRow)
    , m_growingDimension(growingDimension)
{
    assert(growingDimension <= m_itemShape.size());
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
    Shape rest = shape;
    if (shape.size() > m_growingDimension)
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(m_growingDimension));
    if (shape == m_itemShape || (shape.size() == m_itemShape.size() + 1 && rest == m_itemShape))
        return {};
    const std::string rows =
        m_growingDimension == 0 ? "rows" : "slices along dimension " + std::to_string(m_growingDimension);
    return "The array in the file has the shape " + formatShape(shape) + ", but the " + rows + " have the shape " +
           formatShape(m_itemShape) + ".";
}

std::uint64_t RowLayout::rowCount(const Shape& shape) const
{
    return shape == m_itemShape ? 1 : shape[m_growingDimension];
}

NdArray RowLayout::linesOfArray(const NdArray& array) const
{
    if (m_growingDimension == 0 || array.shape() == m_itemShape)
        return asLines(array);
    const std::span<const std::uint64_t> item(m_itemShape);
    const Turn turn{extentOf(item.first(m_growingDimension)), array.shape()[m_growingDimension],
                    extentOf(item.subspan(m_growingDimension))};
    return turnedArray(array, turn, {array.size() / columnCount(), columnCount()});
}

NdArray RowLayout::asRows(const NdArray& lines) const
{
    const std::size_t rows = lines.shape()[0] / linesOfARow();
    Shape shape = m_itemShape;
    shape.insert(shape.begin() + static_cast<std::ptrdiff_t>(m_growingDimension), rows);
    if (m_growingDimension == 0)
        return reshaped(lines, std::move(shape));
    const std::span<const std::uint64_t> item(m_itemShape);
    const Turn turn{rows, extentOf(item.first(m_growingDimension)), extentOf(item.subspan(m_growingDimension))};
    return turnedArray(lines, turn, std::move(shape));
}

} // namespace h5scout
