// SPDX-License-Identifier: GPL-3.0-or-later
#include "StatedShape.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "h5scout/backend/Attributes.h"
#include "h5scout/value/LosslessConversion.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

namespace
{

std::vector<Value> integersOf(const Shape& shape)
{
    std::vector<Value> integers;
    integers.reserve(shape.size());
    for (const std::uint64_t extent : shape)
        integers.emplace_back(static_cast<std::int64_t>(extent));
    return integers;
}

bool areIntegers(const std::vector<Value>& items, std::size_t rank)
{
    return items.size() == rank &&
           std::all_of(items.begin(), items.end(), [](const Value& item) { return item.is<std::int64_t>(); });
}

/// The shape as the same sort of value; None if `stated` is no shape of that rank.
Value sameSort(const Value& stated, const Shape& shape)
{
    if (const auto* tuple = stated.getIf<Tuple>(); tuple != nullptr && areIntegers(tuple->items, shape.size()))
        return Tuple{integersOf(shape)};
    if (const auto* list = stated.getIf<List>(); list != nullptr && areIntegers(list->items, shape.size()))
        return List{integersOf(shape)};
    const auto* array = stated.getIf<Array>();
    if (array == nullptr || array->array->shape() != Shape{shape.size()} || !isInteger(array->array->type().kind))
        return None{};
    const auto bytes = std::as_bytes(std::span(shape));
    const NdArray wide({shape.size()}, elementTypeOf(ElementKind::UInt64),
                       std::vector<std::byte>(bytes.begin(), bytes.end()));
    const ElementConversion conversion = convertLosslessly(wide, array->array->type());
    if (conversion.fault)
        return None{};
    return Array{std::make_shared<const NdArray>(
        wide.shape(), array->array->type(), std::vector<std::byte>(conversion.bytes.begin(), conversion.bytes.end()))};
}

} // namespace

void restateShape(const CArray& array)
{
    constexpr const char* kName = "shape";
    const Attributes attributes = array.attrs();
    if (!attributes.contains(kName))
        return;
    if (const Value restated = sameSort(attributes.stored(kName).value, array.shape()); !restated.is<None>())
        attributes.set(kName, restated);
}

bool statesShape(const Value& value, const Shape& shape)
{
    const Value same = sameSort(value, shape);
    return !same.is<None>() && same == value;
}

Value shapeValue(const Shape& shape)
{
    return Tuple{integersOf(shape)};
}

} // namespace h5scout::backend
