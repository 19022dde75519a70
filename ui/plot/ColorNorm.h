// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// From a value to its place in a colour table of 256: cheap enough for a million values a frame. Values beyond the
/// limits, infinities too, take the end colours; one that is both limits takes the middle one.
class ColorNorm
{
public:
    enum class Scale : std::uint8_t { Linear, Logarithmic };

    /// Logarithmic needs limits above zero, else it is linear.
    explicit ColorNorm(const Span& limits = {0, 1}, Scale scale = Scale::Linear);

    const Span& limits() const noexcept { return m_limits; }
    Scale scale() const noexcept { return m_scale; }

    /// `value` is not NaN. Logarithmic: what is not above zero takes the lowest colour.
    std::size_t place(double value) const noexcept { return static_cast<std::size_t>(placed(value)); }

    /// place() of each of `values`, at `places`.
    void placeAll(std::span<const double> values, int* places) const noexcept;

    bool operator==(const ColorNorm& other) const noexcept
    {
        return m_limits == other.m_limits && m_scale == other.m_scale;
    }

private:
    static constexpr int kLast = 255;
    static constexpr int kLogBits = 10;
    using LogTable = std::array<double, (1U << kLogBits) + 1>;
    static const LogTable& logTable();

    /// Logarithms in advance: the places of values that share their leading bits, kMixed where these differ.
    struct Cells
    {
        unsigned shift = 0;
        std::uint64_t first = 0;
        std::vector<std::int16_t> places;
    };
    static constexpr std::int16_t kMixed = -1;
    std::shared_ptr<const Cells> makeCells() const;

    int placed(double value) const noexcept
    {
        if (m_slope == 0)
            return value < m_limits.lower ? 0 : (value > m_limits.upper ? kLast : kLast / 2);
        const double measure = m_scale == Scale::Linear ? value * m_unit : log2(bounded(value, m_limits));
        return placeOf(measure, m_lower, m_slope);
    }

    static int placeOf(double measure, double lower, double slope) noexcept
    {
        double place = (measure - lower) * slope + 0.5;
        place = place > 0 ? place : 0;
        place = place < kLast ? place : kLast;
        return static_cast<int>(place); // to an unsigned one it takes twice as long
    }

    static double bounded(double value, const Span& limits) noexcept
    {
        const double raised = value > limits.lower ? value : limits.lower;
        return raised < limits.upper ? raised : limits.upper;
    }

    /// Within 2e-7 for normal positive numbers; std::log2 would take most of a frame.
    double log2(double value) const noexcept
    {
        constexpr int kRestBits = 52 - kLogBits;
        const auto bits = std::bit_cast<std::uint64_t>(value);
        const double exponent = static_cast<double>(static_cast<int>(bits >> 52U) - 1023);
        const std::uint64_t mantissa = bits & ((std::uint64_t{1} << 52U) - 1);
        const auto knot = static_cast<std::size_t>(mantissa >> kRestBits);
        const double rest = static_cast<double>(mantissa & ((std::uint64_t{1} << kRestBits) - 1)) /
                            static_cast<double>(std::uint64_t{1} << kRestBits);
        const double left = (*m_table)[knot];
        return exponent + left + ((*m_table)[knot + 1] - left) * rest;
    }

    Span m_limits;
    Scale m_scale = Scale::Linear;
    const LogTable* m_table = nullptr;
    std::shared_ptr<const Cells> m_cells;
    double m_unit = 1; ///< keeps differences of extreme limits within a double
    double m_lower = 0;
    double m_slope = kLast; ///< 0: there is only one limit
};

} // namespace h5scout::ui
