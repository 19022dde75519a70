// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/NewNames.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "h5scout/value/Names.h"

namespace h5scout::ui
{

namespace
{

/// The number behind `prefix`; empty if anything else stands there.
std::optional<std::uint32_t> numberBehind(std::string_view prefix, std::string_view name)
{
    if (!name.starts_with(prefix) || name.size() == prefix.size())
        return std::nullopt;
    name.remove_prefix(prefix.size());
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc() || end != name.data() + name.size())
        return std::nullopt;
    return number;
}

} // namespace

std::string newNameProblem(std::string_view name, std::span<const std::string> existing)
{
    if (const std::optional<std::string> fault = nodeNameFault(name))
        return *fault;
    if (std::ranges::find(existing, name) != existing.end())
        return "There is a node of that name already.";
    return {};
}

std::string nextNumberedName(std::string_view prefix, std::size_t digits, std::span<const std::string> existing)
{
    std::uint64_t next = 0;
    for (const std::string& name : existing)
        if (const auto number = numberBehind(prefix, name))
            next = std::max(next, std::uint64_t{*number} + 1);
    std::string text = std::to_string(next);
    text.insert(0, digits - std::min(digits, text.size()), '0');
    return std::string(prefix) + text;
}

std::string nextGroupName(GroupType type, std::span<const std::string> existing)
{
    if (type == GroupType::ch) // PyMoDAQ 5: CH00, not Ch000
        return nextNumberedName("CH", 2, existing);
    return nextNumberedName(pymodaqGroupName(toString(type)), 3, existing);
}

std::string pymodaqGroupName(std::string_view name)
{
    std::string capitalised(name);
    if (!capitalised.empty() && capitalised.front() >= 'a' && capitalised.front() <= 'z')
        capitalised.front() = static_cast<char>(capitalised.front() - 'a' + 'A');
    return capitalised;
}

} // namespace h5scout::ui
