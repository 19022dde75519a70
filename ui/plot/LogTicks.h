// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// Where the labels of a logarithmic axis from `range.lower` (above zero) to `range.upper` stand: powers of ten, every
/// second or third of them if there are many; with 2 and 5 between them if there are few; at even distances where the
/// axis spans less than a factor of about five. At most `most`.
std::vector<double> logTicks(const Span& range, int most);

} // namespace h5scout::ui
