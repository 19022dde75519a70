// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Envelope.h"

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>

#include "MinMax.h"
#include "Numbers.h"

namespace h5scout::reduce
{

Envelope::Envelope(std::uint64_t start, std::uint64_t count, std::uint32_t columns)
    : m_start(start)
    , m_count(count)
    , m_columns(static_cast<std::uint32_t>(std::min<std::uint64_t>(columns, count)))
    , m_minimum(m_columns, std::numeric_limits<double>::quiet_NaN())
    , m_maximum(m_minimum)
{}

std::uint64_t Envelope::columnStart(std::uint32_t column) const noexcept
{
    if (m_columns == 0)
        return m_start;
    // column * count / columns without the overflow of column * count: both factors of the rest are below 2^32.
    const std::uint64_t whole = m_count / m_columns;
    const std::uint64_t rest = m_count % m_columns;
    return m_start + column * whole + column * rest / m_columns;
}

void Envelope::add(ElementKind kind, std::span<const std::byte> elements, Component component)
{
    if (m_columns == 0)
        return;
    visitNumberType(kind, [&]<typename T>(TypeTag<T>) {
        if constexpr (std::is_arithmetic_v<T>)
            addNumbers<T>(elements);
        else
            addConverted(kind, elements, component);
    });
}

template <typename T>
void Envelope::addNumbers(std::span<const std::byte> elements)
{
    const std::byte* next = elements.data();
    std::uint64_t left = std::min<std::uint64_t>(elements.size() / sizeof(T), m_count - m_read);
    while (left > 0) {
        const std::uint64_t columnEnd = columnStart(m_column + 1) - m_start;
        const auto count = static_cast<std::size_t>(std::min(left, columnEnd - m_read));
        const MinMax<T> range = minMax<T>(next, count);
        if (range.minimum <= range.maximum)
            extendColumn(m_column, static_cast<double>(range.minimum), static_cast<double>(range.maximum));
        next += count * sizeof(T);
        left -= count;
        m_read += count;
        if (m_read == columnEnd)
            ++m_column;
    }
}

void Envelope::addConverted(ElementKind kind, std::span<const std::byte> elements, Component component)
{
    const std::size_t width = numberWidth(kind);
    std::array<double, 2048> numbers;
    while (elements.size() >= width) {
        const std::size_t count = std::min(elements.size() / width, numbers.size());
        toDoubles(kind, elements.first(count * width), component, numbers);
        addNumbers<double>(std::as_bytes(std::span(numbers).first(count)));
        elements = elements.subspan(count * width);
    }
}

void Envelope::extendColumn(std::uint32_t column, double minimum, double maximum)
{
    // The first number of a column replaces NaN, with which every comparison is false.
    if (!(m_minimum[column] <= minimum))
        m_minimum[column] = minimum;
    if (!(m_maximum[column] >= maximum))
        m_maximum[column] = maximum;
}

} // namespace h5scout::reduce
