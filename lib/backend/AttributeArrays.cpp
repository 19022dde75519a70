// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeArrays.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "ElementReader.h"

namespace h5scout::backend
{

namespace
{

NdArray readArray(const AttributeSource& source, const StoredAttribute& target, const Shape& shape,
                  BitfieldMeaning bitfields)
{
    const ElementPlan plan = planElements(target.dataType, bitfields);
    return readElements(plan, shape, kMaximalStoredBytes,
                        [&](hdf5::Id memoryType, hdf5::Id /*transfer*/, void* memory) {
                            hdf5::readAttribute(source.attribute, memoryType, memory);
                        });
}

bool holdsOnlyBools(const NdArray& array)
{
    const auto bytes = array.bytes();
    return std::all_of(bytes.begin(), bytes.end(), [](std::byte value) { return value <= std::byte{1}; });
}

/// Bytes of one element; an empty text or row counts too.
std::uint64_t elementBytes(const NdArray& array, std::size_t index)
{
    switch (array.type().kind) {
    case ElementKind::Text:
        return array.texts()[index].size() + 1;
    case ElementKind::Row:
        return array.rows()[index].bytes().size() + 1;
    default:
        return array.type().byteSize;
    }
}

/// How many elements from the first on fit into `maximalBytes`.
std::uint64_t fittingElements(const NdArray& array, std::uint64_t maximalBytes)
{
    std::uint64_t bytes = 0;
    for (std::size_t index = 0; index < array.size(); ++index) {
        bytes += elementBytes(array, index);
        if (bytes > maximalBytes)
            return index;
    }
    return array.size();
}

/// The first steps along the first dimension that the first `fitting` elements make up.
NdArray cutArray(const NdArray& array, std::uint64_t fitting)
{
    const std::uint64_t step = array.size() / array.shape().front();
    Shape shape = array.shape();
    shape.front() = fitting / step;
    const std::uint64_t count = shape.front() * step;
    switch (array.type().kind) {
    case ElementKind::Text: {
        const auto texts = array.texts().first(count);
        return {std::move(shape), std::vector<std::string>(texts.begin(), texts.end())};
    }
    case ElementKind::Row: {
        const auto rows = array.rows().first(count);
        return {std::move(shape), array.baseType(), std::vector<NdArray>(rows.begin(), rows.end())};
    }
    default: {
        const auto bytes = array.bytes().first(count * array.type().byteSize);
        return {std::move(shape), array.type(), std::vector<std::byte>(bytes.begin(), bytes.end())};
    }
    }
}

} // namespace

NdArray readAttributeArray(const AttributeSource& source, const StoredAttribute& target, const Shape& shape)
{
    // A bool of PyTables is a bitfield, but not every bitfield is a bool.
    if (isBooleanBitfield(target.dataType)) {
        NdArray bits = readArray(source, target, shape, BitfieldMeaning::Bits);
        if (!holdsOnlyBools(bits))
            return bits;
    }
    return readArray(source, target, shape, BitfieldMeaning::Bool);
}

void takeArray(NdArray array, StoredAttribute& result, std::uint64_t maximalBytes)
{
    const std::uint64_t fitting = fittingElements(array, maximalBytes);
    if (array.rank() > 0 && fitting < array.size()) {
        array = cutArray(array, fitting);
        result.isCut = true;
    }
    const bool isScalar = array.rank() == 0;
    if (isScalar && array.type().kind == ElementKind::Row) {
        result.value = Array{std::make_shared<const NdArray>(array.rows().front())};
        return;
    }
    auto shared = std::make_shared<const NdArray>(std::move(array));
    result.value = isScalar ? Value(NumpyScalar{std::move(shared)}) : Value(Array{std::move(shared)});
}

} // namespace h5scout::backend
