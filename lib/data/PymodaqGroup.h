// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/backend/H5Backend.h"

namespace h5scout::data
{

/// What PyMoDAQ says that an array is: attribute `data_type`, in files of 3.x and before `type` (FORMAT.md section 8).
enum class PymodaqRole : std::uint8_t {
    None,
    Data,
    Axis,
    Background,
    Error,
    Enlargeable,
    LiveScan,
    External,
    NavigationAxis, ///< 3.x
};

/// Measured values: what PyMoDAQ's browser plots.
constexpr bool isMeasured(PymodaqRole role)
{
    return role == PymodaqRole::Data || role == PymodaqRole::Enlargeable || role == PymodaqRole::LiveScan ||
           role == PymodaqRole::External;
}

/// An array with its role.
struct PymodaqMember
{
    Node node;
    NodeSummary summary;
    PymodaqRole role = PymodaqRole::None;
    bool isOld = false;                      ///< 3.x or before: the role is in `type`
    std::optional<std::uint64_t> nameNumber; ///< 3 of Data03
};

/// The number at the end of a name, of up to 9 digits.
std::optional<std::uint64_t> nameNumberOf(std::string_view name);

/// Role None if it is no array or PyMoDAQ says nothing of it. Never throws for what is in the file.
PymodaqMember memberOf(const Node& node);

/// The arrays right in a group that have a role, in file order; of a very large group those among its first 1024
/// children. Empty if there is no such group.
std::vector<PymodaqMember> membersOf(const H5Backend& backend, const std::string& groupPath);

/// The group of navigation axes that applies to an array: the child NavAxes (in letters of either case) of the nearest
/// group above that has one; empty if there is none.
std::optional<std::string> navigationGroupOf(const H5Backend& backend, const std::string& path);

} // namespace h5scout::data
