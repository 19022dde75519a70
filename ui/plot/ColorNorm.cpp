// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorNorm.h"

#include <algorithm>
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

void ColorNorm::placeAll(std::span<const double> values, int* places) const noexcept
{
    const ColorNorm local = *this; // a copy that nobody else can see stays in registers
    const double* const value = values.data();
    // One loop for each rule: nothing is decided within.
    if (local.m_slope == 0)
        for (std::size_t i = 0; i < values.size(); ++i)
            places[i] = local.placed(value[i]);
    else if (local.m_scale == Scale::Linear)
        for (std::size_t i = 0; i < values.size(); ++i)
            places[i] = local.placeOf(value[i] * local.m_unit);
    else
        for (std::size_t i = 0; i < values.size(); ++i)
            places[i] = local.placeOf(local.log2(local.bounded(value[i])));
}

} // namespace h5scout::ui
