// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

struct PlotLabels;

/// How a node is plotted.
struct PlotPlan
{
    enum class View : std::uint8_t {
        Words,  ///< it is not: `words` says why
        Number, ///< one element
        Line,   ///< along `lineDimension`
        Image   ///< `rowDimension` by `columnDimension`
    };
    View view = View::Words;
    QString words;
    QString caption;            ///< which part of the array and which part of its numbers is shown, if that is not all
    std::vector<quint64> index; ///< the place in the dimensions that are not shown
    quint32 lineDimension = 0;
    quint32 rowDimension = 0;
    quint32 columnDimension = 1;
    Component component = Component::Value;
};

/// A pure function. Dimensions of extent 1 do not count: a (1, 500) array is a line. Of more than two dimensions the
/// last two are shown, at index 0 of the others.
PlotPlan planPlot(const NodeInfo& node);

/// What is written at a plot of `node`: its texts, as far as they leave room for the plot.
PlotLabels plotLabels(const NodeInfo& node, PlotPlan::View view);

/// Numbers that can be plotted: integers, floats, bools, complex.
bool isPlottable(const DataType& type);

} // namespace h5scout::ui
