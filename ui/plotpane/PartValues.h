// SPDX-License-Identifier: GPL-3.0-or-later
// What the values of a part are. Pure functions.
#pragma once

#include "ui/plot/ValueNames.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

/// True for bools and enums: a value holds until the next one.
bool areStates(const PlotPart& part);
/// "false" and "true" of bools, the members of an enum. Empty where what is drawn are not the values of the file: they
/// are reduced, or something is subtracted.
ValueNames valueNames(const PlotPart& part);

} // namespace h5scout::ui
