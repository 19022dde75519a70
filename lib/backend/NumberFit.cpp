// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberFit.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include <fmt/format.h>

namespace h5scout::backend
{

namespace
{

template <typename T>
std::string rangeOf(const ElementType& type)
{
    return fmt::format("{} holds whole numbers from {} to {}.", dtypeName(type), std::numeric_limits<T>::min(),
                       std::numeric_limits<T>::max());
}

} // namespace

std::shared_ptr<const NdArray> roundedToSingles(const NdArray& array)
{
    if (array.type().kind != ElementKind::Float64)
        return nullptr;
    std::vector<std::byte> bytes(array.size() * sizeof(float));
    for (std::size_t index = 0; index < array.size(); ++index) {
        const double number = array.toDouble(index);
        if (std::abs(number) > std::numeric_limits<float>::max() && std::isfinite(number))
            return nullptr;
        const auto single = static_cast<float>(number);
        std::memcpy(&bytes[index * sizeof single], &single, sizeof single);
    }
    auto singles =
        std::make_shared<const NdArray>(array.shape(), elementTypeOf(ElementKind::Float32), std::move(bytes));
    for (std::size_t index = 0; index < array.size(); ++index) {
        if (singles->toText(index) != array.toText(index))
            return nullptr;
    }
    return singles;
}

std::string rangeOf(const ElementType& type)
{
    switch (type.kind) {
    case ElementKind::Int8:
        return rangeOf<std::int8_t>(type);
    case ElementKind::Int16:
        return rangeOf<std::int16_t>(type);
    case ElementKind::Int32:
        return rangeOf<std::int32_t>(type);
    case ElementKind::Int64:
        return rangeOf<std::int64_t>(type);
    case ElementKind::UInt8:
        return rangeOf<std::uint8_t>(type);
    case ElementKind::UInt16:
        return rangeOf<std::uint16_t>(type);
    case ElementKind::UInt32:
        return rangeOf<std::uint32_t>(type);
    case ElementKind::UInt64:
        return rangeOf<std::uint64_t>(type);
    default:
        return {};
    }
}

} // namespace h5scout::backend
