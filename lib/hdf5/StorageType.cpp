// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/StorageType.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout::hdf5
{

namespace
{

constexpr const char* kAttempt = "make a datatype";

Handle boolType(TypeSpelling spelling)
{
    if (spelling == TypeSpelling::Tables)
        return copyType(H5T_STD_B8LE);
    Handle type(checked(H5Tenum_create(H5T_STD_I8LE), kAttempt));
    std::int8_t value = 0;
    checked(H5Tenum_insert(type.get(), "FALSE", &value), kAttempt);
    value = 1;
    checked(H5Tenum_insert(type.get(), "TRUE", &value), kAttempt);
    return type;
}

Handle complexType(Id part)
{
    const std::size_t partBytes = typeBytes(part);
    Handle type(checked(H5Tcreate(H5T_COMPOUND, 2 * partBytes), kAttempt));
    checked(H5Tinsert(type.get(), "r", 0, part), kAttempt);
    checked(H5Tinsert(type.get(), "i", partBytes, part), kAttempt);
    return type;
}

Handle numberType(ElementKind kind, ByteOrder order)
{
    const ElementType element = elementTypeOf(kind);
    Handle type = memoryType({}, element);
    // Of one byte there is no order; HDF5 sets it all the same, and its files then say little-endian everywhere.
    const bool isBig = order == ByteOrder::Big && element.byteSize > 1;
    checked(H5Tset_order(type.get(), isBig ? H5T_ORDER_BE : H5T_ORDER_LE), kAttempt);
    return type;
}

const DataType& innermost(const DataType& type)
{
    return type.typeClass == TypeClass::Array ? innermost(*type.base) : type;
}

Shape innerShape(const DataType& type)
{
    Shape shape;
    for (const DataType* level = &type; level->typeClass == TypeClass::Array; level = level->base.get())
        shape.insert(shape.end(), level->dimensions.begin(), level->dimensions.end());
    return shape;
}

} // namespace

Handle storageType(const ElementType& element, TypeSpelling spelling, ByteOrder order)
{
    switch (element.kind) {
    case ElementKind::Bool:
        return boolType(spelling);
    case ElementKind::Complex64:
        return complexType(numberType(ElementKind::Float32, order).get());
    case ElementKind::Complex128:
        return complexType(numberType(ElementKind::Float64, order).get());
    case ElementKind::FixedString:
        return fixedTextType(element.byteSize, CharacterSet::Ascii,
                             spelling == TypeSpelling::Tables ? StringPadding::NullTerminated
                                                              : StringPadding::NullPadded);
    case ElementKind::Text:
        return variableTextType(CharacterSet::Utf8);
    case ElementKind::Row:
    case ElementKind::Raw:
        throw std::logic_error("no type of its own");
    default:
        return numberType(element.kind, order);
    }
}

Handle writingType(Id fileType, const DataType& type, const ElementType& element)
{
    const DataType& inner = innermost(type);
    if (inner.typeClass == TypeClass::Enum)
        return Handle(checked(H5Tget_native_type(fileType, H5T_DIR_ASCEND), kAttempt));
    if (element.kind == ElementKind::FixedString)
        return copyType(fileType);
    Handle number = memoryType(inner, element);
    const Shape dimensions = innerShape(type);
    return dimensions.empty() ? std::move(number) : arrayType(number.get(), dimensions);
}

Handle baseType(Id type)
{
    return Handle(checked(H5Tget_super(type), "read the base of a datatype"));
}

Handle innermostType(Id type)
{
    Handle inner = copyType(type);
    while (H5Tget_class(inner.get()) == H5T_ARRAY)
        inner = baseType(inner.get());
    return inner;
}

bool survivesConversion(Id memoryType, Id fileType, std::span<const std::byte> bytes)
{
    const std::size_t memoryBytes = typeBytes(memoryType);
    const std::size_t count = bytes.size() / memoryBytes;
    std::vector<std::byte> buffer(bytes.begin(), bytes.end());
    buffer.resize(count * std::max(memoryBytes, typeBytes(fileType)));
    const char* attempt = "convert the elements";
    checked(H5Tconvert(memoryType, fileType, count, buffer.data(), nullptr, H5P_DEFAULT), attempt);
    checked(H5Tconvert(fileType, memoryType, count, buffer.data(), nullptr, H5P_DEFAULT), attempt);
    return std::equal(bytes.begin(), bytes.end(), buffer.begin());
}

} // namespace h5scout::hdf5
