// SPDX-License-Identifier: GPL-3.0-or-later
// How large points are drawn that no line joins. Pure functions.
#pragma once

#include <algorithm>
#include <cmath>

#include <QPaintDevice>

namespace h5scout::ui
{

inline constexpr double kApartRadius = 3.5; ///< pixels, of few points
inline constexpr double kLeastApartRadius = 1.5;

/// On screens whose fonts are larger than at 96 dots an inch points are larger too.
inline double pointScale(const QPaintDevice& screen)
{
    constexpr double kUsualDpi = 96;
    return std::max(1.0, screen.logicalDpiX() / kUsualDpi);
}

/// The radius in pixels of one of `count` points in an area of so many pixels: where they crowd they are smaller.
inline double apartRadius(double count, double area)
{
    constexpr double kShare = 0.3; // of the distance of points that are spread evenly
    return std::clamp(kShare * std::sqrt(area / std::max(count, 1.0)), kLeastApartRadius, kApartRadius);
}

} // namespace h5scout::ui
