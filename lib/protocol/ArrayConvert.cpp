// SPDX-License-Identifier: GPL-3.0-or-later
#include "Refusal.h"
#include "h5scout/protocol/Convert.h"

#include <bit>
#include <cstring>
#include <utility>

namespace h5scout::protocol
{

namespace
{

static_assert(std::endian::native == std::endian::little, "Elements travel little-endian, as they lie in memory.");

/// Rows of rows of rows: deeper nesting would not fit into protobuf's own limit beside that of the values.
constexpr int kMaximalRowDepth = 8;

/// The rank that HDF5 allows.
constexpr int kMaximalRank = 32;

static_assert(ELEMENT_KIND_BOOL == static_cast<int>(h5scout::ElementKind::Bool) + 1);
static_assert(ELEMENT_KIND_FLOAT16 == static_cast<int>(h5scout::ElementKind::Float16) + 1);
static_assert(ELEMENT_KIND_RAW == static_cast<int>(h5scout::ElementKind::Raw) + 1);

void requireRowDepth(int depth)
{
    if (depth > kMaximalRowDepth)
        throw h5scout::Error("The rows of the array are nested deeper than " + std::to_string(kMaximalRowDepth) +
                             " levels.");
}

void fill(Array& message, const NdArray& array, int depth)
{
    requireRowDepth(depth);
    setShape(*message.mutable_shape(), array.shape());
    *message.mutable_type() = toMessage(array.type());
    switch (array.type().kind) {
    case h5scout::ElementKind::Text:
        for (const std::string& text : array.texts())
            message.add_texts(text);
        break;
    case h5scout::ElementKind::Row:
        *message.mutable_base_type() = toMessage(array.baseType());
        for (const NdArray& row : array.rows())
            fill(*message.add_rows(), row, depth + 1);
        break;
    default:
        message.set_elements(array.bytes().data(), array.bytes().size());
    }
}

NdArray readArray(const Array& message, int depth)
{
    requireRowDepth(depth);
    Shape shape = shapeFrom(message.shape());
    const h5scout::ElementType type = elementTypeFrom(message.type());
    if (type.kind == h5scout::ElementKind::Text)
        return {std::move(shape), std::vector<std::string>(message.texts().begin(), message.texts().end())};
    if (type.kind == h5scout::ElementKind::Row) {
        std::vector<NdArray> rows;
        rows.reserve(static_cast<std::size_t>(message.rows_size()));
        for (const Array& row : message.rows())
            rows.push_back(readArray(row, depth + 1));
        return {std::move(shape), elementTypeFrom(message.base_type()), std::move(rows)};
    }
    std::vector<std::byte> bytes(message.elements().size());
    if (!bytes.empty())
        std::memcpy(bytes.data(), message.elements().data(), bytes.size());
    return {std::move(shape), type, std::move(bytes)};
}

} // namespace

ElementType toMessage(const h5scout::ElementType& type)
{
    ElementType message;
    message.set_kind(static_cast<protocol::ElementKind>(static_cast<int>(type.kind) + 1));
    message.set_byte_size(type.byteSize);
    return message;
}

Array toMessage(const NdArray& array)
{
    Array message;
    fill(message, array, 0);
    return message;
}

void setShape(google::protobuf::RepeatedField<std::uint64_t>& field, const Shape& shape)
{
    field.Assign(shape.begin(), shape.end());
}

h5scout::ElementType elementTypeFrom(const ElementType& message)
{
    if (message.kind() < ELEMENT_KIND_BOOL || message.kind() > ELEMENT_KIND_RAW)
        refuse("The element kind " + std::to_string(message.kind()) + " is not known.");
    const auto kind = static_cast<h5scout::ElementKind>(static_cast<int>(message.kind()) - 1);
    const h5scout::ElementType type{kind, message.byte_size()};
    const bool hasOwnWidth = kind != h5scout::ElementKind::FixedString && kind != h5scout::ElementKind::Raw;
    if (hasOwnWidth && type != elementTypeOf(kind))
        refuse("Elements of the type " + dtypeName(type) + " cannot have " + std::to_string(type.byteSize) + " bytes.");
    return type;
}

NdArray arrayFrom(const Array& message)
{
    return readArray(message, 0);
}

Shape shapeFrom(const google::protobuf::RepeatedField<std::uint64_t>& field)
{
    if (field.size() > kMaximalRank)
        refuse("A shape has " + std::to_string(field.size()) + " dimensions.");
    return {field.begin(), field.end()};
}

} // namespace h5scout::protocol
