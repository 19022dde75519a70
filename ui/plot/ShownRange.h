// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// No axis spans less: QCustomPlot refuses ranges below 1e-280.
inline constexpr double kSmallestRange = 1e-279;

/// True if the values differ, but by so little that they are drawn as one.
inline bool areDrawnAsOne(const std::optional<Span>& values)
{
    return values && values->size() > 0 && values->size() < kSmallestRange;
}

} // namespace h5scout::ui
