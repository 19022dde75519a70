// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/EnumNames.h"

#include <cstring>

#include <fmt/format.h>

namespace h5scout
{

namespace
{

constexpr std::size_t kMostListed = 20;

std::string listed(const DataType& type)
{
    const std::size_t count = type.enumMembers.size();
    const std::size_t shown = count <= kMostListed ? count : kMostListed - 1;
    std::string list;
    for (std::size_t i = 0; i < shown; ++i) {
        const DataType::EnumMember& member = type.enumMembers[i];
        const bool isLast = i + 1 == count;
        list += i == 0 ? "" : isLast ? " and " : ", ";
        list += type.isSigned ? fmt::format("{} ({})", member.name, member.value)
                              : fmt::format("{} ({})", member.name, static_cast<std::uint64_t>(member.value));
    }
    return shown < count ? list + fmt::format(" and {} more", count - shown) : list;
}

} // namespace

EnumNames::EnumNames(const DataType& type)
    : m_list(listed(type))
{
    for (const DataType::EnumMember& member : type.enumMembers) {
        m_numbers.emplace(member.name, member.value);
        m_names.emplace(member.value, member.name);
    }
}

std::optional<std::int64_t> EnumNames::numberOf(std::string_view name) const
{
    const auto found = m_numbers.find(name);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

const std::string* EnumNames::nameOf(std::int64_t number) const
{
    const auto found = m_names.find(number);
    return found == m_names.end() ? nullptr : &found->second;
}

std::int64_t enumNumberAt(const NdArray& array, std::size_t index)
{
    const std::size_t width = array.type().byteSize;
    std::uint64_t bits = 0;
    std::memcpy(&bits, array.bytes().data() + index * width, width); // of a little-endian machine
    const std::size_t unused = 64 - 8 * width;
    const auto shifted = static_cast<std::int64_t>(bits << unused);
    switch (array.type().kind) {
    case ElementKind::Int8:
    case ElementKind::Int16:
    case ElementKind::Int32:
    case ElementKind::Int64:
        return shifted >> unused;
    default:
        return static_cast<std::int64_t>(bits);
    }
}

} // namespace h5scout
