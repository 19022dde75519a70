// SPDX-License-Identifier: GPL-3.0-or-later
// Names of nodes that are to be made. No Qt.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "h5scout/value/GroupType.h"

namespace h5scout::ui
{

/// Why no node of that name can be made in a group that has nodes of the names `existing`; empty if one can.
std::string newNameProblem(std::string_view name, std::span<const std::string> existing);

/// The next free of the names that PyMoDAQ gives to groups of that type: "Scan000", "Detector001", "CH02". One more
/// than the largest number there is.
std::string nextGroupName(GroupType type, std::span<const std::string> existing);

/// `prefix` and the next free number, of two digits at least: "Data00".
std::string nextNumberedName(std::string_view prefix, std::size_t digits, std::span<const std::string> existing);

/// As PyMoDAQ names a group that is asked for under `name`: with a capital.
std::string pymodaqGroupName(std::string_view name);

} // namespace h5scout::ui
