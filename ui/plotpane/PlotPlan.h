// SPDX-License-Identifier: GPL-3.0-or-later
// How an array is plotted. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

enum class PlotKind : std::uint8_t {
    Words,  ///< it is not plotted
    Number, ///< one element
    Line,   ///< along one dimension
    Image,  ///< over two dimensions
    Scatter ///< points of one dimension with two positions each, coloured by value
};

/// What the user has chosen. What is empty, or does not fit the array, follows from the data.
struct PlotChoice
{
    std::optional<PlotKind> kind = {}; ///< Line or Image, where both can be
    std::vector<quint32> shown = {};   ///< the dimensions on the screen: {x} of a line, {rows, columns} of an image
    std::vector<quint64> index = {};   ///< one a dimension
    Component component = Component::Value;
    bool isNavigated = true; ///< a navigation view beside the signal, where there are navigation dimensions
    Reduction reduction = Reduction::Mean; ///< by which the navigation view summarises the signal
};

struct ViewPlan
{
    PlotKind kind = PlotKind::Words;
    QString words;              ///< why it is not plotted
    std::vector<quint32> shown; ///< Line {x}, Image {rows, columns}, Scatter {points}
    bool operator==(const ViewPlan&) const = default;
};

struct PlotPlan
{
    ViewPlan signal;
    /// Over the navigation dimensions, its values the array reduced over `reduced`.
    std::optional<ViewPlan> navigation;
    std::vector<quint64> index;   ///< one a dimension, within the array
    std::vector<quint32> reduced; ///< the dimensions that the navigation view summarises
    std::vector<quint32> free; ///< dimensions that the axis navigator offers: all wide ones but those of `navigation`
    Component component = Component::Value;
    bool canBeLine = false;
    bool canBeImage = false;
    bool canBeNavigated = false;
};

/// Dimensions of extent 1 do not count: a (1, 500) array is a line. Of more than two dimensions the last two are shown.
/// Navigation dimensions (a scan's steps) get a view of their own if there are others besides.
PlotPlan planPlot(const DataItem& item, const PlotChoice& choice = {});

/// Numbers that can be plotted: integers, floats, bools, enums, complex.
bool isPlottable(const DataType& type);
/// Why a node has nothing to plot.
QString reasonNotToPlot(const NodeInfo& node);

} // namespace h5scout::ui
