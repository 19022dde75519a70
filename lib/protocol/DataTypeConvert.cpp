// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/protocol/Convert.h"

#include "h5scout/value/Error.h"

#include <memory>
#include <utility>

namespace h5scout::protocol
{

namespace
{

void requireDepth(int depth)
{
    if (depth > kMaximalValueDepth)
        throw h5scout::Error("The type is nested deeper than " + std::to_string(kMaximalValueDepth) + " levels.");
}

/// `number` as the enumeration whose last enumerator is `last`.
template <typename Enum>
Enum enumFrom(std::uint32_t number, Enum last)
{
    if (number > static_cast<std::uint32_t>(last))
        throw h5scout::Error("The number " + std::to_string(number) + " in the description of a type is not known.");
    return static_cast<Enum>(number);
}

void fill(DataType& message, const h5scout::DataType& type, int depth)
{
    requireDepth(depth);
    message.set_type_class(static_cast<std::uint32_t>(type.typeClass));
    message.set_byte_size(type.byteSize);
    message.set_order(static_cast<std::uint32_t>(type.order));
    message.set_precision(type.precision);
    message.set_is_signed(type.isSigned);
    message.set_is_variable_length(type.isVariableLength);
    message.set_character_set(static_cast<std::uint32_t>(type.characterSet));
    message.set_padding(static_cast<std::uint32_t>(type.padding));
    for (const h5scout::DataType::EnumMember& member : type.enumMembers) {
        DataType::EnumMember& added = *message.add_enum_members();
        added.set_name(member.name);
        added.set_value(member.value);
    }
    for (const h5scout::DataType::Field& field : type.fields) {
        DataType::Field& added = *message.add_fields();
        added.set_name(field.name);
        added.set_byte_offset(field.byteOffset);
        fill(*added.mutable_type(), field.type, depth + 1);
    }
    if (type.base)
        fill(*message.mutable_base(), *type.base, depth + 1);
    setShape(*message.mutable_dimensions(), type.dimensions);
    message.set_tag(type.tag);
    message.set_is_region_reference(type.isRegionReference);
}

h5scout::DataType read(const DataType& message, int depth)
{
    requireDepth(depth);
    h5scout::DataType type;
    type.typeClass = enumFrom(message.type_class(), TypeClass::Unknown);
    type.byteSize = message.byte_size();
    type.order = enumFrom(message.order(), ByteOrder::None);
    type.precision = message.precision();
    type.isSigned = message.is_signed();
    type.isVariableLength = message.is_variable_length();
    type.characterSet = enumFrom(message.character_set(), CharacterSet::Utf8);
    type.padding = enumFrom(message.padding(), StringPadding::SpacePadded);
    for (const DataType::EnumMember& member : message.enum_members())
        type.enumMembers.push_back({member.name(), member.value()});
    for (const DataType::Field& field : message.fields())
        type.fields.push_back({field.name(), field.byte_offset(), read(field.type(), depth + 1)});
    if (message.has_base())
        type.base = std::make_shared<const h5scout::DataType>(read(message.base(), depth + 1));
    type.dimensions = shapeFrom(message.dimensions());
    type.tag = message.tag();
    type.isRegionReference = message.is_region_reference();
    return type;
}

} // namespace

DataType toMessage(const h5scout::DataType& type)
{
    DataType message;
    fill(message, type, 0);
    return message;
}

h5scout::DataType dataTypeFrom(const DataType& message)
{
    return read(message, 0);
}

} // namespace h5scout::protocol
