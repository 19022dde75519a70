// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "RuleContext.h"

namespace h5scout::data
{

/// A group of the class NXdata: which of its arrays are to be plotted.
struct NexusGroup
{
    Group group;
    std::string signal;                 ///< name of a child; empty if there is none
    std::vector<std::string> auxiliary; ///< names of children
    std::vector<std::string> axes;      ///< one name a dimension, "." for none; empty if the group does not say

    bool isSignal(const std::string& name) const;
    /// Paths of the signal and the auxiliary signals.
    std::vector<std::string> signalPaths() const;
};

/// Empty if the node is no NXdata group. Never throws for what is in the file.
std::optional<NexusGroup> nexusGroupOf(const Node& node, Notes& notes);

/// What the group (an entry, the root) says is to be plotted: the attribute `default` names a child, and so on down to
/// an NXdata group or an array. Itself if it is an NXdata group. Empty if the chain leads nowhere or in a circle.
std::optional<Node> defaultPlotOf(const H5Backend& backend, const Node& node);

/// The conventions of NeXus for an array that is a signal of the NXdata group it lies in; else false, and nothing is
/// changed.
bool fillFromNexus(const H5Backend& backend, Subject& subject, AxisReader& reader);

} // namespace h5scout::data
