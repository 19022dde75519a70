// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Shape.h"

#include <algorithm>

namespace h5scout
{

namespace
{

std::string format(std::span<const std::uint64_t> shape, bool namesUnlimited)
{
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i > 0)
            text += ", ";
        text += namesUnlimited && shape[i] == kUnlimited ? "None" : std::to_string(shape[i]);
    }
    text += shape.size() == 1 ? ",)" : ")";
    return text;
}

} // namespace

std::optional<std::uint64_t> elementCount(std::span<const std::uint64_t> shape)
{
    // An empty dimension makes the product zero, however large the others are.
    if (std::ranges::find(shape, 0U) != shape.end())
        return 0;
    std::uint64_t count = 1;
    for (const std::uint64_t extent : shape) {
        if (count > UINT64_MAX / extent)
            return std::nullopt;
        count *= extent;
    }
    return count;
}

std::string formatShape(std::span<const std::uint64_t> shape)
{
    return format(shape, false);
}

std::string formatMaximalShape(std::span<const std::uint64_t> shape)
{
    return format(shape, true);
}

} // namespace h5scout
