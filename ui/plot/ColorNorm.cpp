// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorNorm.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace h5scout::ui
{

namespace
{
/// Within one percent a logarithm is a straight line to the eye, and the table would show its steps.
constexpr double kSmallestRatio = 1.01;
} // namespace

const ColorNorm::LogTable& ColorNorm::logTable()
{
    static const LogTable table = [] {
        LogTable values{};
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::log2(1.0 + static_cast<double>(i) / static_cast<double>(1U << kLogBits));
        return values;
    }();
    return table;
}

ColorNorm::ColorNorm(const Span& limits, Scale scale)
    : m_limits(limits)
    , m_table(&logTable())
{
    // The table knows normal numbers only.
    const bool canBeLogarithmic =
        limits.lower >= std::numeric_limits<double>::min() && limits.upper / limits.lower > kSmallestRatio;
    if (scale == Scale::Logarithmic && canBeLogarithmic) {
        m_scale = Scale::Logarithmic;
        m_lower = log2(limits.lower);
        m_slope = kLast / (log2(limits.upper) - m_lower);
        m_cells = makeCells();
        return;
    }
    const double largest = std::max(std::abs(limits.lower), std::abs(limits.upper));
    if (largest > 1e300)
        m_unit = 0x1p-100;
    else if (largest < 1e-200)
        m_unit = 0x1p+500;
    m_lower = limits.lower * m_unit;
    const double size = limits.upper * m_unit - m_lower;
    m_slope = size > 0 ? kLast / size : 0.0;
}

std::shared_ptr<const ColorNorm::Cells> ColorNorm::makeCells() const
{
    constexpr int kIndexBits = 15; // so small that they stay in the cache, so many that few of them are mixed
    const auto lowest = std::bit_cast<std::uint64_t>(m_limits.lower);
    const auto highest = std::bit_cast<std::uint64_t>(m_limits.upper);
    auto cells = std::make_shared<Cells>();
    cells->shift = static_cast<unsigned>(std::max(static_cast<int>(std::bit_width(highest - lowest)) - kIndexBits, 0));
    cells->first = lowest >> cells->shift;
    const std::uint64_t count = (highest >> cells->shift) - cells->first + 1;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t begin = std::max((cells->first + i) << cells->shift, lowest);
        const std::uint64_t last = std::min(((cells->first + i + 1) << cells->shift) - 1, highest);
        const int place = placed(std::bit_cast<double>(begin));
        const bool isSame = place == placed(std::bit_cast<double>(last));
        cells->places.push_back(isSame ? static_cast<std::int16_t>(place) : kMixed);
    }
    return cells;
}

void ColorNorm::placeAll(std::span<const double> values, int* places) const noexcept
{
    const double* const value = values.data();
    // One loop for each rule: nothing is decided within.
    if (m_slope == 0) {
        for (std::size_t i = 0; i < values.size(); ++i)
            places[i] = placed(value[i]);
    } else if (m_scale == Scale::Linear) {
        const double unit = m_unit; // nobody else can change it: it stays in a register
        const double lower = m_lower;
        const double slope = m_slope;
        for (std::size_t i = 0; i < values.size(); ++i)
            places[i] = placeOf(value[i] * unit, lower, slope);
    } else {
        const std::int16_t* const known = m_cells->places.data();
        const std::uint64_t first = m_cells->first;
        const unsigned shift = m_cells->shift;
        const Span limits = m_limits;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double inside = bounded(value[i], limits);
            const int place = known[(std::bit_cast<std::uint64_t>(inside) >> shift) - first];
            places[i] = place != kMixed ? place : placed(inside);
        }
    }
}

} // namespace h5scout::ui
