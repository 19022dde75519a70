// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "h5scout/import/TableText.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

/// How the rows of an enlargeable array lie in a grid: the last extent of a row from left to right, what comes before
/// it in lines below each other. A row of the shape (3) is one line, one of the shape (64, 128) is 64 lines. Of an
/// array that grows along another dimension than the first (PyTables' EXTDIM) the rows are its slices along that one.
/// No Qt.
class RowLayout
{
public:
    /// `itemShape`: the shape of one row, without extents of 0; `firstRow`: how many rows the array has;
    /// `growingDimension`: along which of its dimensions they follow each other, itemShape.size() at most.
    explicit RowLayout(Shape itemShape = {}, std::uint64_t firstRow = 0, std::size_t growingDimension = 0);

    std::size_t columnCount() const;
    std::size_t linesOfARow() const;
    const Shape& itemShape() const { return m_itemShape; }
    std::size_t growingDimension() const { return m_growingDimension; }

    /// How line `line` is named: the index that the row will have, "1024", and the index within it, "1024: 7",
    /// "1024: (0, 7)".
    std::string lineName(std::size_t line) const;
    /// Why a table of `rows` and `columns` fits nowhere, a sentence; empty if it does: lines as they are, one whole row
    /// in each line, or, for single elements, one line of them.
    std::string tableProblem(std::size_t rows, std::size_t columns) const;
    /// A table that fits, as lines.
    NdArray asLines(const NdArray& table) const;
    /// Where the faulty cells of a table of so many columns are in its lines.
    std::vector<FaultyCell> asLines(std::vector<FaultyCell> faults, std::size_t tableColumns) const;
    /// Why an array is neither a row nor a block of rows, which has their number at the growing dimension, a sentence;
    /// empty if it is.
    std::string arrayProblem(const Shape& shape) const;
    /// How many rows an array of such a shape is, without an arrayProblem().
    std::uint64_t rowCount(const Shape& shape) const;
    /// An array without an arrayProblem(), as lines.
    NdArray linesOfArray(const NdArray& array) const;
    /// Lines, a multiple of linesOfARow(), as a block of rows: of the shape (rows, *itemShape), or with the number of
    /// rows at the growing dimension.
    NdArray asRows(const NdArray& lines) const;

private:
    Shape m_itemShape;
    std::uint64_t m_firstRow;
    std::size_t m_growingDimension;
};

} // namespace h5scout
