// SPDX-License-Identifier: GPL-3.0-or-later
#include "IntegerRange.h"

#include <cstdint>
#include <limits>

#include <fmt/format.h>

namespace h5scout
{

namespace
{

template <typename T>
std::string rangeOf()
{
    return fmt::format(" ({} to {})", std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
}

} // namespace

std::string rangeText(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Int8:
        return rangeOf<std::int8_t>();
    case ElementKind::Int16:
        return rangeOf<std::int16_t>();
    case ElementKind::Int32:
        return rangeOf<std::int32_t>();
    case ElementKind::Int64:
        return rangeOf<std::int64_t>();
    case ElementKind::UInt8:
        return rangeOf<std::uint8_t>();
    case ElementKind::UInt16:
        return rangeOf<std::uint16_t>();
    case ElementKind::UInt32:
        return rangeOf<std::uint32_t>();
    case ElementKind::UInt64:
        return rangeOf<std::uint64_t>();
    default:
        return {};
    }
}

} // namespace h5scout
