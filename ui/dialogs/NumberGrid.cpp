// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/NumberGrid.h"

#include <algorithm>
#include <cassert>

namespace h5scout::ui
{

namespace
{

constexpr std::uint8_t kFine = 0;
constexpr std::uint8_t stateOf(CellFault fault)
{
    return static_cast<std::uint8_t>(1 + static_cast<int>(fault));
}
constexpr std::uint8_t kEmpty = stateOf(CellFault::Empty);
constexpr CellFault faultOf(std::uint8_t state)
{
    return static_cast<CellFault>(state - 1);
}

template <typename Vector>
auto iteratorAt(Vector& vector, std::size_t index)
{
    return vector.begin() + static_cast<std::ptrdiff_t>(index);
}

} // namespace

NumberGrid::NumberGrid(const CellType& type, std::size_t columns)
    : m_elements(type)
    , m_columnCount(columns)
{
    assert(columns > 0);
}

std::string NumberGrid::text(Place place) const
{
    const std::size_t cell = cellOf(place);
    if (m_states[cell] == kFine)
        return m_elements.text(cell);
    const auto found = m_texts.find(cell);
    return found == m_texts.end() ? std::string() : found->second;
}

std::string NumberGrid::problem(Place place) const
{
    const std::uint8_t state = m_states[cellOf(place)];
    return state == kFine ? std::string() : cellFaultSentence(faultOf(state), text(place), type());
}

bool NumberGrid::isEmpty(Place place) const
{
    return m_states[cellOf(place)] == kEmpty;
}

std::size_t NumberGrid::filledRowCount() const
{
    const auto last = std::find_if(m_states.rbegin(), m_states.rend(), [](auto state) { return state != kEmpty; });
    const auto cells = static_cast<std::size_t>(m_states.rend() - last);
    return (cells + m_columnCount - 1) / m_columnCount;
}

std::optional<NumberGrid::Place> NumberGrid::firstFault() const
{
    if (m_emptyCount == 0 && m_texts.empty())
        return std::nullopt;
    const auto found = std::ranges::find_if(m_states, [](std::uint8_t state) { return state != kFine; });
    if (found == m_states.end())
        return std::nullopt;
    const auto cell = static_cast<std::size_t>(found - m_states.begin());
    return Place{cell / m_columnCount, cell % m_columnCount};
}

void NumberGrid::setFine(std::size_t cell, std::size_t count)
{
    const std::span states = std::span(m_states).subspan(cell, count);
    m_emptyCount -= static_cast<std::size_t>(std::ranges::count(states, kEmpty));
    std::ranges::fill(states, kFine);
    if (!m_texts.empty())
        m_texts.erase(m_texts.lower_bound(cell), m_texts.lower_bound(cell + count));
}

void NumberGrid::setFault(std::size_t cell, CellFault fault, std::string text)
{
    setFine(cell, 1);
    if (fault == CellFault::Missing || text.empty())
        fault = CellFault::Empty;
    m_states[cell] = stateOf(fault);
    if (fault == CellFault::Empty)
        ++m_emptyCount;
    else
        m_texts.emplace(cell, std::move(text));
}

void NumberGrid::setText(Place place, std::string_view text, DecimalSign decimal)
{
    const std::size_t cell = cellOf(place);
    const std::string_view kept = type().isText() ? text : trimmedCell(text);
    const std::optional<CellFault> fault = kept.empty() ? CellFault::Empty : m_elements.set(cell, kept, decimal);
    if (fault)
        setFault(cell, *fault, std::string(kept));
    else
        setFine(cell, 1);
}

void NumberGrid::clear(Place place)
{
    setFault(cellOf(place), CellFault::Empty, {});
}

void NumberGrid::readFaultsAgain(DecimalSign decimal)
{
    const std::map<std::size_t, std::string> texts = m_texts;
    for (const auto& [cell, text] : texts)
        setText({cell / m_columnCount, cell % m_columnCount}, text, decimal);
}

void NumberGrid::moveTexts(std::size_t from, std::ptrdiff_t cells)
{
    std::map<std::size_t, std::string> moved;
    for (auto each = m_texts.lower_bound(from); each != m_texts.end(); each = m_texts.erase(each))
        moved.emplace(static_cast<std::size_t>(static_cast<std::ptrdiff_t>(each->first) + cells),
                      std::move(each->second));
    m_texts.merge(moved);
}

void NumberGrid::insertRows(std::size_t at, std::size_t count)
{
    const std::size_t cell = at * m_columnCount;
    const std::size_t cells = count * m_columnCount;
    moveTexts(cell, static_cast<std::ptrdiff_t>(cells));
    m_elements.insert(cell, cells);
    m_states.insert(iteratorAt(m_states, cell), cells, kEmpty);
    m_emptyCount += cells;
    m_rowCount += count;
}

void NumberGrid::removeRows(std::size_t at, std::size_t count)
{
    const std::size_t cell = at * m_columnCount;
    const std::size_t end = cell + count * m_columnCount;
    m_texts.erase(m_texts.lower_bound(cell), m_texts.lower_bound(end));
    moveTexts(end, -static_cast<std::ptrdiff_t>(end - cell));
    m_emptyCount -= static_cast<std::size_t>(std::count(iteratorAt(m_states, cell), iteratorAt(m_states, end), kEmpty));
    m_elements.erase(cell, end - cell);
    m_states.erase(iteratorAt(m_states, cell), iteratorAt(m_states, end));
    m_rowCount -= count;
}

void NumberGrid::put(Place at, const NdArray& table, std::span<const FaultyCell> faults)
{
    assert(table.rank() == 2 && table.type() == type().element && at.column + table.shape()[1] <= m_columnCount);
    const std::size_t rows = table.shape()[0];
    const std::size_t columns = table.shape()[1];
    if (at.row + rows > m_rowCount)
        insertRows(m_rowCount, at.row + rows - m_rowCount);
    // Rows as wide as ours lie behind each other.
    const std::size_t runs = columns == m_columnCount ? std::min<std::size_t>(rows, 1) : rows;
    const std::size_t cells = columns == m_columnCount ? rows * columns : columns;
    for (std::size_t run = 0; run < runs; ++run) {
        const std::size_t first = cellOf({at.row + run, at.column});
        setFine(first, cells);
        m_elements.copy(first, table, run * cells, cells);
    }
    for (const FaultyCell& fault : faults)
        setFault(cellOf({at.row + fault.row, at.column + fault.column}), fault.fault, fault.text);
}

NdArray NumberGrid::elements(std::size_t rows) const
{
    assert(rows <= m_rowCount && (!firstFault() || firstFault()->row >= rows));
    return m_elements.array({rows, m_columnCount});
}

} // namespace h5scout::ui
