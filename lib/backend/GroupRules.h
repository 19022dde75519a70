// SPDX-License-Identifier: GPL-3.0-or-later
// What PyMoDAQ's groups are called and what they may hold. Nothing of a file in here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "h5scout/value/AttributeStorage.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/GroupType.h"

namespace h5scout::backend
{

/// Throws InvalidGroupDataType for a data-dimension group that is not named after one of the dimensions, and
/// InvalidScanType for a scan group whose metadata name a type of scan that PyMoDAQ does not know.
void requireGroupRules(GroupType type, std::string_view name, const Metadata& metadata, const ErrorContext& context);

/// The name after the last of `siblings` that are called and numbered like groups of that type: "Scan000", "CH02".
/// Throws InvalidGroupDataType, with that context, for a data-dimension group: those are not numbered.
std::string nextNumberedName(GroupType type, const std::vector<std::string>& siblings, const ErrorContext& context);

/// Of `siblings` those that are called and numbered like groups of that type, from the highest number down.
std::vector<std::string> numberedNames(GroupType type, const std::vector<std::string>& siblings);

} // namespace h5scout::backend
