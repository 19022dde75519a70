// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// Below, the numbers of a logarithmic axis lie as on a linear one.
inline constexpr double kShortLogRatio = 5.0;

/// Where the labels of a logarithmic axis from `range.lower` (above zero) to `range.upper` (at least kShortLogRatio
/// times as much) stand: powers of ten, every second or third of them if there are many; with 2 and 5 between them if
/// there are few. At most `most`, which is at least 2.
std::vector<double> logTicks(const Span& range, int most);

} // namespace h5scout::ui
