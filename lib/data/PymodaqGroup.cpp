// SPDX-License-Identifier: GPL-3.0-or-later
#include "PymodaqGroup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "NodeAttributes.h"

namespace h5scout::data
{

namespace
{

constexpr std::uint64_t kMostChildren = 1024;
/// Of a group whose names are looked through for NavAxes in other letters.
constexpr std::uint64_t kMostNames = 10'000;
constexpr int kMostAncestors = 64;

PymodaqRole roleNamed(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, PymodaqRole>, 8> kRoles{{
        {"data", PymodaqRole::Data},
        {"axis", PymodaqRole::Axis},
        {"bkg", PymodaqRole::Background},
        {"error", PymodaqRole::Error},
        {"data_enlargeable", PymodaqRole::Enlargeable},
        {"live_scan", PymodaqRole::LiveScan},
        {"external_h5", PymodaqRole::External},
        {"navigation_axis", PymodaqRole::NavigationAxis},
    }};
    const auto* const found = std::ranges::find(kRoles, text, &std::pair<std::string_view, PymodaqRole>::first);
    return found == kRoles.end() ? PymodaqRole::None : found->second;
}

std::optional<std::string> navigationChildOf(const Group& group)
{
    constexpr std::string_view kName = "NavAxes";
    if (group.hasChild(kName))
        return std::string(kName);
    const auto isSame = [](char left, char right) { return (left | 0x20) == (right | 0x20); }; // ASCII letters
    for (const std::string& name : group.childrenNames(0, kMostNames)) {
        if (std::ranges::equal(name, kName, isSame))
            return name;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::uint64_t> nameNumberOf(std::string_view name)
{
    constexpr std::size_t kMostDigits = 9;
    const std::size_t start = name.find_last_not_of("0123456789") + 1; // 0 if there is nothing else
    const std::string_view digits = name.substr(start);
    std::uint64_t number = 0;
    if (digits.empty() || digits.size() > kMostDigits ||
        std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc())
        return std::nullopt;
    return number;
}

PymodaqMember memberOf(const Node& node)
{
    PymodaqMember member{node, node.summary(), PymodaqRole::None, false, {}};
    if (!isArrayKind(member.summary.kind))
        return member;
    std::vector<std::string> ignored;
    Notes notes(ignored);
    const NodeAttributes attributes(node, notes);
    member.role = roleNamed(attributes.text("data_type"));
    if (member.role == PymodaqRole::None) {
        member.role = roleNamed(attributes.text("type"));
        member.isOld = member.role != PymodaqRole::None;
    }
    member.nameNumber = nameNumberOf(member.summary.name);
    return member;
}

std::vector<PymodaqMember> membersOf(const H5Backend& backend, const std::string& groupPath)
{
    std::vector<PymodaqMember> members;
    try {
        const Group group(backend.getNode(groupPath));
        for (const std::string& name : group.childrenNames(0, kMostChildren)) {
            try {
                PymodaqMember member = memberOf(group.child(name));
                if (member.role != PymodaqRole::None)
                    members.push_back(std::move(member));
            } catch (const Error&) { // one broken child must not hide the others
            }
        }
    } catch (const Error&) { // no group, or one that cannot be listed
    }
    return members;
}

std::optional<std::string> navigationGroupOf(const H5Backend& backend, const std::string& path)
{
    std::string above = parentOfPath(path);
    for (int level = 0; level < kMostAncestors && !above.empty(); ++level) {
        try {
            const Group group(backend.getNode(above));
            if (const auto name = navigationChildOf(group))
                return childPath(above, *name);
        } catch (const Error&) { // a group that cannot be listed has none
        }
        above = parentOfPath(above);
    }
    return std::nullopt;
}

} // namespace h5scout::data
