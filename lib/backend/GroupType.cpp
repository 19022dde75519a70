// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/GroupType.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "h5scout/backend/Errors.h"

namespace h5scout
{

GroupType groupTypeFromString(std::string_view name)
{
    if (const auto type = findGroupType(name))
        return *type;
    throw InvalidGroupType(
        fmt::format("'{}' is no type of group. The types are {}.", name, fmt::join(groupTypeNames(), ", ")));
}

SaveType saveTypeFromString(std::string_view name)
{
    if (const auto type = findSaveType(name))
        return *type;
    throw InvalidSave(
        fmt::format("'{}' is no type of saved file. The types are {}.", name, fmt::join(saveTypeNames(), ", ")));
}

} // namespace h5scout
