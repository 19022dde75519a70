// SPDX-License-Identifier: GPL-3.0-or-later
#include "Growth.h"

#include <algorithm>

#include <fmt/format.h>

#include "h5scout/backend/Attributes.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

namespace
{

std::optional<std::uint64_t> asNumber(const Value& value)
{
    if (const auto* integer = value.getIf<std::int64_t>(); integer != nullptr && *integer >= 0)
        return static_cast<std::uint64_t>(*integer);
    if (const auto* scalar = value.getIf<NumpyScalar>(); scalar != nullptr && isInteger(scalar->array->type().kind)) {
        const double number = scalar->array->toDouble(0);
        if (number >= 0)
            return static_cast<std::uint64_t>(number);
    }
    return std::nullopt;
}

/// What EXTDIM says; empty if there is none.
std::optional<std::uint64_t> statedDimension(const Node& array)
{
    const Attributes attributes = array.attrs();
    return attributes.contains("EXTDIM") ? asNumber(attributes.stored("EXTDIM").value) : std::nullopt;
}

std::optional<std::uint64_t> countRows(const Shape& given, const Growth& growth)
{
    const Shape item = growth.itemShape();
    if (given == item)
        return 1;
    if (item == Shape{1} && given.size() == 1)
        return given.front();
    if (given.size() != item.size() + 1)
        return std::nullopt;
    Shape rest = given;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(growth.dimension));
    if (rest != item)
        return std::nullopt;
    return given[growth.dimension];
}

std::string adviceFor(const Growth& growth)
{
    Shape block = growth.shape;
    block.insert(block.end(), growth.innerShape.begin(), growth.innerShape.end());
    block[growth.dimension] = kUnlimited;
    return fmt::format("Give one row of that shape, or any number of them as an array of the shape {}.",
                       formatMaximalShape(block));
}

} // namespace

std::optional<std::size_t> growingDimension(const Node& array, const SpaceInfo& space)
{
    const Shape& limits = space.maximalShape;
    const auto found = std::find(limits.begin(), limits.end(), kUnlimited);
    if (found == limits.end()) {
        const bool hasRoom = !limits.empty() && limits.front() > space.shape.front();
        return hasRoom && array.kind() == NodeKind::Array ? std::optional<std::size_t>(0) : std::nullopt;
    }
    const auto stated = statedDimension(array);
    if (stated && *stated < limits.size() && limits[*stated] == kUnlimited)
        return *stated;
    return static_cast<std::size_t>(found - limits.begin());
}

Shape Growth::itemShape() const
{
    Shape item = shape;
    item.erase(item.begin() + static_cast<std::ptrdiff_t>(dimension));
    item.insert(item.end(), innerShape.begin(), innerShape.end());
    return item;
}

std::uint64_t rowCountOf(const Shape& given, const Growth& growth, const ErrorContext& context)
{
    const auto count = countRows(given, growth);
    if (!count) {
        ErrorContext where = context;
        where.advice = adviceFor(growth);
        throw InvalidDataDimension(fmt::format("Its rows have the shape {}, the given array the shape {}.",
                                               formatShape(growth.itemShape()), formatShape(given)),
                                   std::move(where));
    }
    const std::uint64_t room = growth.maximalShape[growth.dimension] - growth.shape[growth.dimension];
    if (*count > room)
        throw InvalidDataDimension(fmt::format("It has room for {} more rows, the given array has {}.", room, *count),
                                   context);
    return *count;
}

} // namespace h5scout::backend
