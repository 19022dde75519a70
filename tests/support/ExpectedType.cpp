// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExpectedType.h"

#include <map>

#include <nlohmann/json.hpp>

namespace h5scout::tests
{

using nlohmann::json;

namespace
{

std::string className(TypeClass typeClass)
{
    switch (typeClass) {
    case TypeClass::Integer:
        return "integer";
    case TypeClass::Float:
        return "float";
    case TypeClass::Time:
        return "time";
    case TypeClass::String:
        return "string";
    case TypeClass::Bitfield:
        return "bitfield";
    case TypeClass::Opaque:
        return "opaque";
    case TypeClass::Compound:
        return "compound";
    case TypeClass::Reference:
        return "reference";
    case TypeClass::Enum:
        return "enum";
    case TypeClass::VLen:
        return "vlen";
    case TypeClass::Array:
        return "array";
    case TypeClass::Unknown:
        break;
    }
    return "unknown";
}

std::string orderName(ByteOrder order)
{
    switch (order) {
    case ByteOrder::Little:
        return "LE";
    case ByteOrder::Big:
        return "BE";
    case ByteOrder::Vax:
        return "VAX";
    case ByteOrder::Mixed:
        return "mixed";
    case ByteOrder::None:
        break;
    }
    return "none";
}

std::string paddingName(StringPadding padding)
{
    switch (padding) {
    case StringPadding::NullTerminated:
        return "nullterm";
    case StringPadding::NullPadded:
        return "nullpad";
    case StringPadding::SpacePadded:
        return "spacepad";
    }
    return {};
}

/// Our type in the words of the expectation files, with all keys that one of them may ask for.
json wordsOf(const DataType& type)
{
    json words = {{"class", className(type.typeClass)},
                  {"size", type.byteSize},
                  {"order", orderName(type.order)},
                  {"precision", type.precision},
                  {"signed", type.isSigned},
                  {"vlen", type.isVariableLength},
                  {"cset", type.characterSet == CharacterSet::Utf8 ? "utf8" : "ascii"},
                  {"pad", paddingName(type.padding)},
                  {"tag", type.tag},
                  {"region", type.isRegionReference},
                  {"dims", type.dimensions}};
    if (type.typeClass == TypeClass::Enum) {
        words["members"] = json::object();
        for (const auto& member : type.enumMembers)
            words["members"][member.name] = member.value;
    }
    return words;
}

std::string differenceOfFields(const json& expected, const DataType& found)
{
    if (expected.size() != found.fields.size())
        return "expected " + std::to_string(expected.size()) + " fields, got " + std::to_string(found.fields.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& field = found.fields[i];
        if (expected[i][0] != field.name || expected[i][1] != field.byteOffset)
            return "field " + std::to_string(i) + ": expected " + expected[i][0].dump() + " at " +
                   expected[i][1].dump() + ", got \"" + field.name + "\" at " + std::to_string(field.byteOffset);
        if (auto difference = differenceOf(expected[i][2], field.type); !difference.empty())
            return "field " + field.name + ": " + difference;
    }
    return {};
}

} // namespace

std::string differenceOf(const json& expected, const DataType& found)
{
    const json words = wordsOf(found);
    const bool isCompound = found.typeClass == TypeClass::Compound;
    for (const auto& [key, value] : expected.items()) {
        if (key == "base") {
            const auto difference = found.base ? differenceOf(value, *found.base) : "there is no base type";
            if (!difference.empty())
                return "base: " + difference;
        } else if (key == "members" && isCompound) {
            if (auto difference = differenceOfFields(value, found); !difference.empty())
                return difference;
        } else if (!words.contains(key) || words.at(key) != value) {
            return key + ": expected " + value.dump() + ", got " +
                   (words.contains(key) ? words.at(key).dump() : "nothing");
        }
    }
    return {};
}

bool isPromised(const json& type)
{
    const auto typeClass = type.at("class").get<std::string>();
    const auto byteSize = type.value("size", std::uint64_t{0});
    const auto precision = type.value("precision", 8 * byteSize);
    if (typeClass == "integer")
        return precision == 8 * byteSize && (byteSize == 1 || byteSize == 2 || byteSize == 4 || byteSize == 8);
    if (typeClass == "float")
        return precision == 8 * byteSize && (byteSize == 2 || byteSize == 4 || byteSize == 8);
    if (typeClass == "bitfield")
        return byteSize == 1;
    if (typeClass == "string")
        return true;
    if (typeClass == "enum")
        return isPromised(type.at("base"));
    if (typeClass == "vlen")
        return type.at("base").at("class") != "vlen" && type.at("base").at("class") != "string" &&
               isPromised(type.at("base"));
    if (typeClass == "compound") {
        const json& members = type.at("members");
        return members.size() == 2 && members[0][0] == "r" && members[1][0] == "i" &&
               members[0][2].at("class") == "float" && members[0][2] == members[1][2] && isPromised(members[0][2]);
    }
    return false;
}

} // namespace h5scout::tests
