// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "h5scout/reduce/Component.h"
#include "h5scout/value/ElementType.h"

namespace h5scout::reduce
{

/// Where part number `part` begins of `count` samples that are divided into `parts`: count * part / parts, rounded
/// down, without overflow. `part` and `parts` are below 2^32.
std::uint64_t partStart(std::uint64_t count, std::uint64_t parts, std::uint64_t part) noexcept;

/// Minimum and maximum of a long line for each of some columns, collected while the line streams past. No sample is
/// left out, so no peak is lost. NaN is no number and ignored; infinities count.
class Envelope
{
public:
    /// The line's samples `start` .. `start + count`. There are never more columns than samples; with at least as many
    /// columns as samples asked for, there is one sample a column.
    Envelope(std::uint64_t start, std::uint64_t count, std::uint32_t columns);

    std::uint64_t start() const noexcept { return m_start; }
    std::uint64_t count() const noexcept { return m_count; }
    std::uint32_t columns() const noexcept { return m_columns; }
    /// Index of the first sample of a column: start + column * count / columns, rounded down. columnStart(columns()) is
    /// the end of the range.
    std::uint64_t columnStart(std::uint32_t column) const noexcept;

    /// The column that a sample of the range belongs to.
    std::uint32_t columnAt(std::uint64_t sample) const noexcept;

    /// The next samples are those from `sample` on, which lies in the range: for estimates, which leave out some.
    void moveTo(std::uint64_t sample) noexcept;
    /// Each column gets the numbers of the column `from[column]`: for estimates too.
    void copyColumns(std::span<const std::size_t> from);

    /// Takes the next samples, in pieces of any size: whole numbers of `kind` in the machine's byte order. What comes
    /// beyond the range is not looked at. Throws Error if `kind` is no number.
    void add(ElementKind kind, std::span<const std::byte> elements, Component component = Component::Value);

    std::uint64_t samplesRead() const noexcept { return m_read; }
    bool isComplete() const noexcept { return m_read == m_count; }
    /// The columns before this one do not change any more.
    std::uint32_t completeColumns() const noexcept { return m_column; }

    /// One value a column; NaN where no number has been seen (yet). Integers beyond 2^53 are rounded, after the
    /// comparison.
    std::span<const double> minimum() const noexcept { return m_minimum; }
    std::span<const double> maximum() const noexcept { return m_maximum; }

private:
    template <typename T>
    void addNumbers(std::span<const std::byte> elements);
    void addConverted(ElementKind kind, std::span<const std::byte> elements, Component component);
    void extendColumn(std::uint32_t column, double minimum, double maximum);

    std::uint64_t m_start;
    std::uint64_t m_count;
    std::uint32_t m_columns;
    std::uint64_t m_read = 0;
    std::uint32_t m_column = 0; ///< the column of the next sample
    std::vector<double> m_minimum;
    std::vector<double> m_maximum;
};

} // namespace h5scout::reduce
