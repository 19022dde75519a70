// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace h5scout
{

/// The kinds of group that PyMoDAQ knows; the attribute `type` of a group holds the spelling. Python: GroupType.
enum class GroupType : std::uint8_t {
    detector = 0,
    actuator = 1,
    data = 2,
    ch = 3,
    scan = 4,
    external_h5 = 5,
    data_dim = 6,
    data_logger = 7,
};

/// The kinds of file that PyMoDAQ saves. Python: SaveType.
enum class SaveType : std::uint8_t { scan = 0, detector = 1, logger = 2, custom = 3, actuator = 4, optimizer = 5 };

/// As in the attribute `type`: "data_dim". Throws Error for a number that is none of GroupType.
std::string_view toString(GroupType type);
/// "scan". Throws Error for a number that is none of SaveType.
std::string_view toString(SaveType type);
/// The spellings in the order of their numbers. Python: GroupType.names().
std::span<const std::string_view> groupTypeNames();
/// The spellings in the order of their numbers. Python: SaveType.names().
std::span<const std::string_view> saveTypeNames();
/// The type of that spelling, letters of either case; empty if there is none. (The throwing `groupTypeFromString` is in
/// h5scout/backend/GroupType.h.)
std::optional<GroupType> findGroupType(std::string_view name);
/// The type that PyMoDAQ means by a group's name where it writes no attribute `type`: `Data0D`, `Data1D`, `Data2D`,
/// `DataND` are data_dim, `CH00` (3.x: `Ch000`) is ch. Empty for every other name.
std::optional<GroupType> groupTypeMeantByName(std::string_view nodeName);
/// The type of that spelling, letters of either case; empty if there is none.
std::optional<SaveType> findSaveType(std::string_view name);

} // namespace h5scout
