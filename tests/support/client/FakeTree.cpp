// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeTree.h"

#include <cstring>

namespace h5scout::test
{

QByteArray childPath(const QByteArray& parent, const QByteArray& name)
{
    return parent == "/" ? "/" + name : parent + "/" + name;
}

const Shape& shapeOf(const FakeNode& node)
{
    return node.countingShape.empty() ? node.array.shape() : node.countingShape;
}

NdArray doubles(const Shape& shape, const std::vector<double>& values)
{
    std::vector<std::byte> bytes(values.size() * sizeof(double));
    if (!values.empty())
        std::memcpy(bytes.data(), values.data(), bytes.size());
    return {shape, elementTypeOf(ElementKind::Float64), std::move(bytes)};
}

namespace
{

DataType numberType(TypeClass typeClass, std::size_t byteSize, bool isSigned)
{
    DataType type;
    type.typeClass = typeClass;
    type.byteSize = byteSize;
    type.order = ByteOrder::Little;
    type.precision = byteSize * 8;
    type.isSigned = isSigned;
    return type;
}

DataType complexType(std::size_t byteSize)
{
    const DataType part = numberType(TypeClass::Float, byteSize / 2, false);
    DataType type;
    type.typeClass = TypeClass::Compound;
    type.byteSize = byteSize;
    type.fields = {{"r", 0, part}, {"i", byteSize / 2, part}};
    return type;
}

DataType booleanType()
{
    DataType type;
    type.typeClass = TypeClass::Enum;
    type.byteSize = 1;
    type.enumMembers = {{"FALSE", 0}, {"TRUE", 1}};
    type.base = std::make_shared<const DataType>(numberType(TypeClass::Integer, 1, true));
    return type;
}

DataType textType(std::size_t byteSize, bool isVariableLength)
{
    DataType type;
    type.typeClass = TypeClass::String;
    type.byteSize = byteSize;
    type.isVariableLength = isVariableLength;
    type.characterSet = CharacterSet::Utf8;
    return type;
}

} // namespace

DataType dataTypeOf(const ElementType& type)
{
    switch (type.kind) {
    case ElementKind::Bool:
        return booleanType();
    case ElementKind::Int8:
    case ElementKind::Int16:
    case ElementKind::Int32:
    case ElementKind::Int64:
        return numberType(TypeClass::Integer, type.byteSize, true);
    case ElementKind::UInt8:
    case ElementKind::UInt16:
    case ElementKind::UInt32:
    case ElementKind::UInt64:
        return numberType(TypeClass::Integer, type.byteSize, false);
    case ElementKind::Float16:
    case ElementKind::Float32:
    case ElementKind::Float64:
        return numberType(TypeClass::Float, type.byteSize, false);
    case ElementKind::Complex64:
    case ElementKind::Complex128:
        return complexType(type.byteSize);
    case ElementKind::FixedString:
        return textType(type.byteSize, false);
    case ElementKind::Text:
        return textType(16, true);
    case ElementKind::Row:
    case ElementKind::Raw:
        break;
    }
    DataType opaque;
    opaque.typeClass = TypeClass::Opaque;
    opaque.byteSize = type.byteSize;
    return opaque;
}

} // namespace h5scout::test
