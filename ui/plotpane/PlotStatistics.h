// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace h5scout::ui
{

class PlotView;
class StatisticsBar;

/// The statistics of what of the view's data is in sight, one line a curve, of the first five. The view shows a plot.
void showStatistics(StatisticsBar& bar, const PlotView& view);

} // namespace h5scout::ui
