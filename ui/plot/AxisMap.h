// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// From the numbers of one axis to pixels and back. Differences are taken before they are scaled, so that no digits are
/// lost far from zero.
class AxisMap
{
public:
    enum class Kind : std::uint8_t { Linear, Logarithmic };

    AxisMap() = default;
    /// `range` has a size; it is positive where the axis is logarithmic.
    AxisMap(const Span& range, double pixelOfLower, double pixelOfUpper, Kind kind = Kind::Linear);

    /// False for NaN and, on a logarithmic axis, for what is not above 0.
    bool canShow(double number) const;
    /// NaN for NaN. What is far outside, infinities and what a logarithmic axis cannot show lie some million pixels
    /// outside: lines to there have the right direction.
    double pixel(double number) const;
    double number(double pixel) const;

    bool isLogarithmic() const noexcept { return m_kind == Kind::Logarithmic; }
    const Span& range() const noexcept { return m_range; }

private:
    Span m_range{0, 1};
    double m_origin = 0; ///< pixel of the lower end
    double m_scale = 1;  ///< pixels a unit, or a factor of e
    Kind m_kind = Kind::Linear;
};

} // namespace h5scout::ui
