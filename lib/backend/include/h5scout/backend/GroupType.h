// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "h5scout/value/GroupType.h"

namespace h5scout
{

/// The type of that spelling, letters of either case; throws InvalidGroupType, naming the spellings there are.
GroupType groupTypeFromString(std::string_view name);

/// The type of that spelling, letters of either case; throws InvalidSave, naming the spellings there are.
SaveType saveTypeFromString(std::string_view name);

} // namespace h5scout
