// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Names.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "h5scout/value/CodePoints.h"

namespace h5scout
{

namespace
{

/// A link and an attribute are each described in a message of at most 64 KiB, which holds more than the name.
constexpr std::size_t kMaximalNameBytes = 60'000;

std::optional<std::string> faultOfAnyName(std::string_view name)
{
    if (name.empty())
        return "The name is empty.";
    if (name.find('\0') != std::string_view::npos)
        return "A name cannot hold a NUL character.";
    if (name.size() > kMaximalNameBytes)
        return fmt::format("The name has {} bytes; HDF5 takes at most {}.", name.size(), kMaximalNameBytes);
    if (!isUtf8(name))
        return "The name is no valid UTF-8.";
    return std::nullopt;
}

/// What PyTables refuses to make or hides.
std::optional<std::string> faultForPyTables(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> kReserved{"_c_", "_f_", "_g_", "_i_", "_p_", "_v_"};
    for (const std::string_view prefix : kReserved) {
        if (name.starts_with(prefix))
            return fmt::format("PyTables keeps the names that begin with {} for itself.", prefix);
    }
    if (name.size() > 4 && name.starts_with("__") && name.ends_with("__"))
        return "PyTables keeps the names between double underscores for itself.";
    return std::nullopt;
}

bool isNumberedField(std::string_view name)
{
    constexpr std::string_view kPrefix = "FIELD_";
    if (!name.starts_with(kPrefix))
        return false;
    name.remove_prefix(kPrefix.size());
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    const std::string_view rest = name.substr(digits);
    return digits > 0 && (rest == "_NAME" || rest == "_FILL" || rest == "_ATTR");
}

} // namespace

std::optional<std::string> nodeNameFault(std::string_view name)
{
    if (auto fault = faultOfAnyName(name))
        return fault;
    if (name == "." || name == "..")
        return fmt::format("'{}' is no name: it stands for a group itself or its parent.", name);
    if (name.find('/') != std::string_view::npos)
        return "A name cannot hold a slash: that separates the steps of a path.";
    if (name.front() == ' ' || name.back() == ' ')
        return "The name begins or ends with a space.";
    return faultForPyTables(name);
}

std::optional<std::string> attributeNameFault(std::string_view name)
{
    return faultOfAnyName(name);
}

bool isFormatAttribute(NodeKind kind, std::string_view name)
{
    static constexpr std::array<std::string_view, 16> kAnywhere{"CLASS",
                                                                "VERSION",
                                                                "FLAVOR",
                                                                "FILTERS",
                                                                "EXTDIM",
                                                                "PSEUDOATOM",
                                                                "NROWS",
                                                                "AUTO_INDEX",
                                                                "DIRTY",
                                                                "DIMENSION_LIST",
                                                                "REFERENCE_LIST",
                                                                "_NCProperties",
                                                                "_Netcdf4Dimid",
                                                                "_nc3_strict",
                                                                "_Netcdf4Coordinates",
                                                                "PYTABLES_FORMAT_VERSION"};
    static constexpr std::array<std::string_view, 3> kOfArrays{"shape", "dtype", "subdtype"};
    if (std::find(kAnywhere.begin(), kAnywhere.end(), name) != kAnywhere.end())
        return true;
    // An array without a CLASS is not PyMoDAQ's: there these are words like others.
    const bool isPymodaqArray = isArrayKind(kind) && kind != NodeKind::Array && kind != NodeKind::Table;
    if (isPymodaqArray && std::find(kOfArrays.begin(), kOfArrays.end(), name) != kOfArrays.end())
        return true;
    if (name == "backend")
        return isPymodaqArray || kind == NodeKind::Group;
    return kind == NodeKind::Table && isNumberedField(name);
}

} // namespace h5scout
