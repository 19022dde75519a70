// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/GroupType.h"

#include <algorithm>
#include <array>
#include <string>

#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

constexpr std::array<std::string_view, 8> kGroupTypes = {"detector", "actuator",    "data",     "ch",
                                                         "scan",     "external_h5", "data_dim", "data_logger"};
constexpr std::array<std::string_view, 6> kSaveTypes = {"scan",   "detector", "logger",
                                                        "custom", "actuator", "optimizer"};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

template <typename Enum>
std::optional<Enum> find(std::span<const std::string_view> names, std::string_view name)
{
    const auto found = std::ranges::find_if(
        names, [name](std::string_view candidate) { return std::ranges::equal(candidate, name, {}, lower, lower); });
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

template <typename Enum>
std::string_view nameOf(std::span<const std::string_view> names, Enum type, const char* what)
{
    const auto number = static_cast<std::size_t>(type);
    if (number >= names.size())
        throw Error("There is no type of " + std::string(what) + " with the number " + std::to_string(number) + ".");
    return names[number];
}

} // namespace

std::string_view toString(GroupType type)
{
    return nameOf(kGroupTypes, type, "group");
}

std::string_view toString(SaveType type)
{
    return nameOf(kSaveTypes, type, "saved file");
}

std::span<const std::string_view> groupTypeNames()
{
    return kGroupTypes;
}

std::span<const std::string_view> saveTypeNames()
{
    return kSaveTypes;
}

std::optional<GroupType> findGroupType(std::string_view name)
{
    return find<GroupType>(kGroupTypes, name);
}

std::optional<SaveType> findSaveType(std::string_view name)
{
    return find<SaveType>(kSaveTypes, name);
}

std::optional<GroupType> groupTypeMeantByName(std::string_view nodeName)
{
    for (const std::string_view dimension : {"Data0D", "Data1D", "Data2D", "DataND"}) {
        if (nodeName == dimension)
            return GroupType::data_dim;
    }
    const std::string_view prefix = nodeName.substr(0, 2);
    const std::string_view digits = nodeName.substr(prefix.size());
    const bool isChannel = (prefix == "CH" || prefix == "Ch") && !digits.empty() &&
                           digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (isChannel)
        return GroupType::ch;
    return std::nullopt;
}

} // namespace h5scout
