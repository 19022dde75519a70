// SPDX-License-Identifier: GPL-3.0-or-later
// What is said in words below a plot. Pure functions.
#pragma once

#include <span>

#include <QStringList>

#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

/// Which rule chose the axes, in a line.
QString ruleText(const DataItem& item);
/// What was left aside of the first source, what became of its background, and how many of the sources are drawn.
QStringList notesOn(std::span<const PlotSource> sources, const PlotPlan& plan, std::size_t drawn,
                    bool isBackgroundWanted);
/// That a background was asked for where there is none; else empty.
QString noteOnMissingBackgrounds(std::span<const PlotSource> sources);
/// True for a group that may say what is to be plotted: a NeXus group with a default or signal, PyMoDAQ's channels.
bool namesDataToPlot(const NodeInfo& group);

} // namespace h5scout::ui
