// SPDX-License-Identifier: GPL-3.0-or-later
#include "GroupRules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "FoldCase.h"
#include "NativeValue.h"
#include "h5scout/backend/Errors.h"

namespace h5scout::backend
{

namespace
{

constexpr std::array<std::string_view, 4> kDimensionNames{"Data0D", "Data1D", "Data2D", "DataND"};
/// Of all versions of PyMoDAQ, letters of either case; an empty text says nothing yet.
constexpr std::array<std::string_view, 6> kScanTypes{"NoScan", "Scan1D", "Scan2D", "ScanND", "Sequential", "Tabular"};

bool isScanType(std::string_view text)
{
    return text.empty() || std::any_of(kScanTypes.begin(), kScanTypes.end(), [text](std::string_view known) {
               return foldedCase(known) == foldedCase(text);
           });
}

/// Data objects call their channels CH00, PyMoDAQ's function for new channels Ch000 (FORMAT.md, Q12).
struct Numbering
{
    std::string prefix;
    int digits = 3;
    bool ignoresCase = false;
};

Numbering numberingOf(GroupType type)
{
    if (type == GroupType::ch)
        return {"CH", 2, true};
    return {capitalized(toString(type)), 3, false};
}

/// The number in a name that is the prefix and digits and nothing else.
std::optional<std::uint64_t> numberIn(std::string_view name, const Numbering& numbering)
{
    const std::string_view start = name.substr(0, numbering.prefix.size());
    const bool isPrefix =
        numbering.ignoresCase ? foldedCase(start) == foldedCase(numbering.prefix) : start == numbering.prefix;
    if (!isPrefix)
        return std::nullopt;
    const std::string_view digits = name.substr(start.size());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || number == UINT64_MAX)
        return std::nullopt;
    return number;
}

} // namespace

void requireGroupRules(GroupType type, std::string_view name, const Metadata& metadata, const ErrorContext& context)
{
    if (static_cast<std::size_t>(type) >= groupTypeNames().size())
        throw InvalidGroupType(fmt::format("There is no type of group with the number {}. The types are {}.",
                                           static_cast<unsigned>(type), fmt::join(groupTypeNames(), ", ")),
                               context);
    if (type == GroupType::data_dim &&
        std::find(kDimensionNames.begin(), kDimensionNames.end(), name) == kDimensionNames.end())
        throw InvalidGroupDataType(fmt::format("A group of the type data_dim cannot be called '{}', but {}.", name,
                                               fmt::join(kDimensionNames, ", ")),
                                   context);
    if (type != GroupType::scan)
        return;
    for (const auto& [key, value] : metadata) {
        if (key != "scan_type" || valueFault(value))
            continue; // the latter is refused with all other metadata
        const auto text = textOf(value);
        if (!text || !isScanType(*text))
            throw InvalidScanType(fmt::format("'{}' is no type of scan. The types are {}.", displayText(value, 100),
                                              fmt::join(kScanTypes, ", ")),
                                  context);
    }
}

std::string nextNumberedName(GroupType type, const std::vector<std::string>& siblings, const ErrorContext& context)
{
    if (type == GroupType::data_dim)
        throw InvalidGroupDataType(fmt::format("Groups of the type data_dim are not numbered, but called {}.",
                                               fmt::join(kDimensionNames, ", ")),
                                   context);
    const Numbering numbering = numberingOf(type);
    std::uint64_t next = 0;
    for (const std::string& name : siblings) {
        if (const auto number = numberIn(name, numbering))
            next = std::max(next, *number + 1);
    }
    return fmt::format("{}{:0{}}", numbering.prefix, next, numbering.digits);
}

std::vector<std::string> numberedNames(GroupType type, const std::vector<std::string>& siblings)
{
    const Numbering numbering = numberingOf(type);
    std::vector<std::pair<std::uint64_t, std::string>> numbered;
    for (const std::string& name : siblings) {
        if (const auto number = numberIn(name, numbering))
            numbered.emplace_back(*number, name);
    }
    std::sort(numbered.begin(), numbered.end(), std::greater<>());
    std::vector<std::string> names;
    for (auto& [number, name] : numbered)
        names.push_back(std::move(name));
    return names;
}

} // namespace h5scout::backend
