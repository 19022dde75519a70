// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/import/CellElements.h"
#include "h5scout/import/TableText.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::ui
{

/// Elements of one type in rows and columns, typed, pasted or read: numbers, names of an enum, texts. A cell is empty
/// at first; what is no element is kept as it was written. No Qt. Takes the elements' size and one byte a cell.
class NumberGrid
{
public:
    struct Place
    {
        std::size_t row = 0;
        std::size_t column = 0;
        bool operator==(const Place&) const = default;
    };

    /// `type` must be writable as text (isWritableAsText).
    explicit NumberGrid(const CellType& type = {}, std::size_t columns = 1);

    const CellType& type() const { return m_elements.type(); }
    std::size_t rowCount() const { return m_rowCount; }
    std::size_t columnCount() const { return m_columnCount; }

    /// As CellElements spells the element, or as it was written.
    std::string text(Place place) const;
    /// Why the cell holds no element, a sentence; empty if it does.
    std::string problem(Place place) const;
    bool isEmpty(Place place) const;
    /// There is nothing in any cell.
    bool isEmpty() const { return m_emptyCount == m_states.size(); }
    /// Rows up to the last one that has something in a cell. Takes time with the number of cells behind it.
    std::size_t filledRowCount() const;
    /// The first cell that holds no element. Takes time with the number of cells before it; none if there is no such
    /// cell.
    std::optional<Place> firstFault() const;

    /// An empty text empties the cell.
    void setText(Place place, std::string_view text, DecimalSign decimal);
    void clear(Place place);
    /// Reads what is no element again, in which decimals are written otherwise.
    void readFaultsAgain(DecimalSign decimal);
    /// Empty rows before row `at`.
    void insertRows(std::size_t at, std::size_t count);
    void removeRows(std::size_t at, std::size_t count);
    /// Lays a table of our type over the cells from `at`, which must reach to its last column; rows come behind the
    /// last as they are needed.
    void put(Place at, const NdArray& table, std::span<const FaultyCell> faults);

    /// Of the first rows, of the shape (rows, columns). There must be no fault in them.
    NdArray elements(std::size_t rows) const;

private:
    std::size_t cellOf(Place place) const { return place.row * m_columnCount + place.column; }
    void setFault(std::size_t cell, CellFault fault, std::string text);
    void setFine(std::size_t cell, std::size_t count);
    void moveTexts(std::size_t from, std::ptrdiff_t cells);

    CellElements m_elements;
    std::size_t m_columnCount;
    std::size_t m_rowCount = 0;
    std::vector<std::uint8_t> m_states;         ///< 0: an element; else 1 + CellFault
    std::map<std::size_t, std::string> m_texts; ///< of cells that are faulty and not empty
    std::size_t m_emptyCount = 0;
};

} // namespace h5scout::ui
