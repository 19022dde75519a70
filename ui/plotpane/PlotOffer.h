// SPDX-License-Identifier: GPL-3.0-or-later
// What the user can choose for what is plotted.
#pragma once

#include "ui/plotpane/PlotPlan.h"

namespace h5scout::ui
{

class AxisNavigator;
class PlotSession;

/// What the picture allows: by this the tools show themselves.
struct PlotOffer
{
    PlotKind kind = PlotKind::Words;
    bool canBeLine = false;
    bool canBeImage = false;
    bool canBeNavigated = false;
    bool isNavigated = false;
    bool hasBackground = false;
    bool hasErrors = false;
    bool isComplex = false;
    Component component = Component::Value;
    bool hasSeveral = false;    ///< arrays in one plot
    bool areRowsUpward = false; ///< rows of an image rise upwards unless flipped
    bool areStates = false;     ///< an image of few named values, a colour for each

    bool isLine() const { return kind == PlotKind::Line; }
    bool isImage() const { return kind == PlotKind::Image; }
    bool isColored() const { return isImage() || kind == PlotKind::Scatter; }
    bool isPlot() const { return isLine() || isColored(); }
};

/// There is something to show.
PlotOffer offerOf(const PlotSession& session);
/// The dimensions that the map does not show, in the navigator; hides it where there is nothing to choose. There is
/// something to show.
void offerAxes(AxisNavigator& navigator, const PlotSession& session);

} // namespace h5scout::ui
