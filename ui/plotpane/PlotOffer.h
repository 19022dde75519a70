// SPDX-License-Identifier: GPL-3.0-or-later
// What the user can choose for what is plotted.
#pragma once

#include "ui/plotpane/PlotTools.h"

namespace h5scout::ui
{

class AxisNavigator;
class PlotSession;

/// Which tools make sense. There is something to show.
PlotTools::Offer offerOf(const PlotSession& session);
/// The dimensions that the map does not show, in the navigator; hides it where there is nothing to choose. There is
/// something to show.
void offerAxes(AxisNavigator& navigator, const PlotSession& session);

} // namespace h5scout::ui
