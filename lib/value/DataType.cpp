// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/DataType.h"

#include "Utf8.h"

#include "h5scout/value/Shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace h5scout
{

namespace
{

/// Types can be nested by the file as deep as it likes; nobody reads a description beyond this.
constexpr int kMaximalDepth = 8;
constexpr std::string_view kEllipsis = "\u2026";

class TypeDescriber
{
public:
    explicit TypeDescriber(std::size_t maximalBytes)
        : m_maximalBytes(maximalBytes)
    {}

    std::string describe(const DataType& type) const { return describe(type, 0); }

private:
    std::string describe(const DataType& type, int depth) const;
    std::string describeEnum(const DataType& type, int depth) const;
    std::string describeCompound(const DataType& type, int depth) const;
    std::string describeBase(const DataType& type, int depth) const;

    std::size_t m_maximalBytes;
};

std::string withOrder(std::string name, const DataType& type)
{
    switch (type.order) {
    case ByteOrder::Big:
        return name + (type.byteSize > 1 ? ", big-endian" : "");
    case ByteOrder::Vax:
        return name + ", VAX byte order";
    case ByteOrder::Mixed:
        return name + ", mixed byte order";
    case ByteOrder::Little:
    case ByteOrder::None:
        break;
    }
    return name;
}

std::string describeNumber(std::string_view name, const DataType& type)
{
    std::string text = fmt::format("{}{}", name, type.byteSize * 8);
    if (type.precision != 0 && type.precision != type.byteSize * 8)
        text += fmt::format(" with {} significant bits", type.precision);
    return withOrder(text, type);
}

std::string countedBytes(std::uint64_t count)
{
    return fmt::format("{} byte{}", count, count == 1 ? "" : "s");
}

std::string TypeDescriber::describe(const DataType& type, int depth) const
{
    if (depth == kMaximalDepth)
        return std::string(kEllipsis);
    switch (type.typeClass) {
    case TypeClass::Integer:
        return describeNumber(type.isSigned ? "int" : "uint", type);
    case TypeClass::Float:
        return describeNumber("float", type);
    case TypeClass::Time:
        return withOrder("time, " + countedBytes(type.byteSize), type);
    case TypeClass::String:
        return type.isVariableLength ? "string" : "string of " + countedBytes(type.byteSize);
    case TypeClass::Bitfield:
        return isBooleanBitfield(type) ? "bool" : describeNumber("bitfield", type);
    case TypeClass::Opaque:
        return "opaque, " + countedBytes(type.byteSize) + (type.tag.empty() ? "" : ", tag " + type.tag);
    case TypeClass::Compound:
        return describeCompound(type, depth);
    case TypeClass::Reference:
        return type.isRegionReference ? "region reference" : "object reference";
    case TypeClass::Enum:
        return describeEnum(type, depth);
    case TypeClass::VLen:
        return "variable-length " + describeBase(type, depth);
    case TypeClass::Array:
        return "array " + formatShape(type.dimensions) + " of " + describeBase(type, depth);
    case TypeClass::Unknown:
        break;
    }
    return "unknown type";
}

std::string TypeDescriber::describeBase(const DataType& type, int depth) const
{
    return type.base ? describe(*type.base, depth + 1) : "unknown type";
}

std::string TypeDescriber::describeEnum(const DataType& type, int depth) const
{
    if (isBooleanEnum(type))
        return "bool";
    std::string text = "enum " + describeBase(type, depth) + " {";
    for (std::size_t i = 0; i < type.enumMembers.size() && text.size() <= m_maximalBytes; ++i) {
        text += i > 0 ? ", " : "";
        text += type.enumMembers[i].name;
    }
    return text + "}";
}

std::string TypeDescriber::describeCompound(const DataType& type, int depth) const
{
    if (isComplexCompound(type))
        return withOrder(fmt::format("complex{}", type.fields.front().type.byteSize * 16), type.fields.front().type);
    std::string text = "compound {";
    for (std::size_t i = 0; i < type.fields.size() && text.size() <= m_maximalBytes; ++i) {
        text += i > 0 ? ", " : "";
        text += type.fields[i].name + ": " + describe(type.fields[i].type, depth + 1);
    }
    return text + "}";
}

} // namespace

bool operator==(const DataType& left, const DataType& right)
{
    const bool sameBase = left.base == right.base || (left.base && right.base && *left.base == *right.base);
    return sameBase && left.typeClass == right.typeClass && left.byteSize == right.byteSize &&
           left.order == right.order && left.precision == right.precision && left.isSigned == right.isSigned &&
           left.isVariableLength == right.isVariableLength && left.characterSet == right.characterSet &&
           left.padding == right.padding && left.enumMembers == right.enumMembers && left.fields == right.fields &&
           left.dimensions == right.dimensions && left.tag == right.tag &&
           left.isRegionReference == right.isRegionReference;
}

bool operator==(const DataType::Field& left, const DataType::Field& right)
{
    return left.name == right.name && left.byteOffset == right.byteOffset && left.type == right.type;
}

bool isBooleanEnum(const DataType& type)
{
    if (type.typeClass != TypeClass::Enum || type.byteSize != 1 || type.enumMembers.size() != 2)
        return false;
    const auto has = [&type](std::string_view name, std::int64_t value) {
        return std::ranges::any_of(type.enumMembers, [name, value](const DataType::EnumMember& member) {
            return member.name == name && member.value == value;
        });
    };
    return has("FALSE", 0) && has("TRUE", 1);
}

bool isBooleanBitfield(const DataType& type)
{
    return type.typeClass == TypeClass::Bitfield && type.byteSize == 1;
}

bool isComplexCompound(const DataType& type)
{
    if (type.typeClass != TypeClass::Compound || type.fields.size() != 2)
        return false;
    const DataType::Field& real = type.fields[0];
    const DataType::Field& imaginary = type.fields[1];
    const bool isNamed =
        (real.name == "r" && imaginary.name == "i") || (real.name == "real" && imaginary.name == "imag");
    return isNamed && real.type.typeClass == TypeClass::Float && real.type == imaginary.type;
}

std::string describeType(const DataType& type, std::size_t maximalBytes)
{
    std::string text = TypeDescriber(maximalBytes).describe(type);
    if (text.size() > maximalBytes)
        text = text.substr(0, value::wholeCharacters(text, maximalBytes)) + std::string(kEllipsis);
    return text;
}

} // namespace h5scout
