// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/ElementType.h"

#include <array>
#include <cassert>
#include <charconv>

#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

struct KindEntry
{
    ElementKind kind;
    std::size_t byteSize;
    std::string_view name;
};

/// In the order of ElementKind. FixedString and Raw are followed by their number of bits.
constexpr std::array<KindEntry, 18> kKinds = {{
    {ElementKind::Bool, 1, "bool"},
    {ElementKind::Int8, 1, "int8"},
    {ElementKind::Int16, 2, "int16"},
    {ElementKind::Int32, 4, "int32"},
    {ElementKind::Int64, 8, "int64"},
    {ElementKind::UInt8, 1, "uint8"},
    {ElementKind::UInt16, 2, "uint16"},
    {ElementKind::UInt32, 4, "uint32"},
    {ElementKind::UInt64, 8, "uint64"},
    {ElementKind::Float16, 2, "float16"},
    {ElementKind::Float32, 4, "float32"},
    {ElementKind::Float64, 8, "float64"},
    {ElementKind::Complex64, 8, "complex64"},
    {ElementKind::Complex128, 16, "complex128"},
    {ElementKind::FixedString, 0, "bytes"},
    {ElementKind::Text, 0, "str"},
    {ElementKind::Row, 0, "object"},
    {ElementKind::Raw, 0, "void"},
}};

bool hasOwnWidth(ElementKind kind)
{
    return kind != ElementKind::FixedString && kind != ElementKind::Raw;
}

std::string noSuchKind(ElementKind kind)
{
    return "There is no kind of element with the number " + std::to_string(static_cast<unsigned>(kind)) + ".";
}

const KindEntry& entryOf(ElementKind kind)
{
    const auto index = static_cast<std::size_t>(kind);
    if (index >= kKinds.size())
        throw Error(noSuchKind(kind));
    assert(kKinds[index].kind == kind);
    return kKinds[index];
}

std::optional<std::size_t> parseBits(std::string_view digits)
{
    std::size_t bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return bits;
}

} // namespace

std::optional<std::string> elementTypeFault(const ElementType& type)
{
    if (static_cast<std::size_t>(type.kind) >= kKinds.size())
        return noSuchKind(type.kind);
    const KindEntry& entry = entryOf(type.kind);
    if (hasOwnWidth(type.kind) && type.byteSize != entry.byteSize)
        return "An element of the kind " + std::string(entry.name) + " has " + std::to_string(entry.byteSize) +
               " bytes, and not " + std::to_string(type.byteSize) + ".";
    return std::nullopt;
}

ElementType elementTypeOf(ElementKind kind)
{
    assert(hasOwnWidth(kind));
    return {kind, entryOf(kind).byteSize};
}

bool isNumeric(ElementKind kind)
{
    return kind <= ElementKind::Complex128;
}

bool isInteger(ElementKind kind)
{
    return kind >= ElementKind::Int8 && kind <= ElementKind::UInt64;
}

bool isComplex(ElementKind kind)
{
    return kind == ElementKind::Complex64 || kind == ElementKind::Complex128;
}

std::string dtypeName(const ElementType& type)
{
    std::string name(entryOf(type.kind).name);
    if (!hasOwnWidth(type.kind))
        name += std::to_string(type.byteSize * 8);
    return name;
}

std::optional<ElementType> elementTypeFromDtypeName(std::string_view name)
{
    if (name == "float")
        return elementTypeOf(ElementKind::Float64);
    if (name == "int")
        return elementTypeOf(ElementKind::Int64);
    if (name == "bool_")
        return elementTypeOf(ElementKind::Bool);
    if (name == "str_")
        return elementTypeOf(ElementKind::Text);
    for (const KindEntry& entry : kKinds) {
        if (hasOwnWidth(entry.kind)) {
            if (name == entry.name)
                return ElementType{entry.kind, entry.byteSize};
        } else if (name.starts_with(entry.name)) {
            const auto bits = parseBits(name.substr(entry.name.size()));
            if (bits && *bits % 8 == 0)
                return ElementType{entry.kind, *bits / 8};
        }
    }
    return std::nullopt;
}

} // namespace h5scout
