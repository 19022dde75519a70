// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/EnumName.h"

#include <algorithm>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

QString enumMemberName(const DataType::EnumMember& member)
{
    return h5scout::displayText(QByteArray::fromStdString(member.name));
}

std::string enumNumber(const DataType& type, const DataType::EnumMember& member)
{
    return type.isSigned ? std::to_string(member.value) : std::to_string(static_cast<std::uint64_t>(member.value));
}

bool isNamedEnum(const DataType& type)
{
    return type.typeClass == TypeClass::Enum && !isBooleanEnum(type) && !type.enumMembers.empty();
}

QString enumName(const DataType& type, const Value& value)
{
    if (!isNamedEnum(type) || !value.is<NumpyScalar>())
        return {};
    const std::string number = pythonRepr(value);
    const auto member = std::ranges::find_if(
        type.enumMembers, [&](const DataType::EnumMember& each) { return enumNumber(type, each) == number; });
    return member == type.enumMembers.end() ? QString() : enumMemberName(*member);
}

} // namespace h5scout::ui
