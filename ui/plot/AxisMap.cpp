// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/AxisMap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace h5scout::ui
{

namespace
{
constexpr double kFar = 1e7; // pixels
}

AxisMap::AxisMap(const Span& range, double pixelOfLower, double pixelOfUpper, Kind kind)
    : m_range(range)
    , m_origin(pixelOfLower)
    , m_scale((pixelOfUpper - pixelOfLower) /
              (kind == Kind::Logarithmic ? std::log(range.upper / range.lower) : range.size()))
    , m_kind(kind)
{}

bool AxisMap::canShow(double number) const
{
    return m_kind == Kind::Logarithmic ? number > 0 : !std::isnan(number);
}

double AxisMap::pixel(double number) const
{
    if (std::isnan(number))
        return number;
    double distance = number - m_range.lower;
    if (m_kind == Kind::Logarithmic)
        distance = number > 0 ? std::log(number / m_range.lower) : -std::numeric_limits<double>::infinity();
    if (distance == 0)
        return m_origin;
    return std::clamp(m_origin + m_scale * distance, -kFar, kFar);
}

double AxisMap::number(double pixel) const
{
    const double distance = (pixel - m_origin) / m_scale;
    return m_kind == Kind::Logarithmic ? m_range.lower * std::exp(distance) : m_range.lower + distance;
}

} // namespace h5scout::ui
