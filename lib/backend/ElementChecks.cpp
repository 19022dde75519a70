// SPDX-License-Identifier: GPL-3.0-or-later
#include "ElementChecks.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstring>

#include <fmt/format.h>

#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/StorageType.h"
#include "h5scout/hdf5/TypeInfo.h"
#include "h5scout/value/CodePoints.h"
#include "h5scout/value/LosslessConversion.h"

namespace h5scout::backend
{

namespace
{

const DataType& innermost(const DataType& type)
{
    return type.typeClass == TypeClass::Array ? innermost(*type.base) : type;
}

/// Element `index` as the 64 bits by which DataType tells the values of an enum.
std::int64_t integerAt(const ElementsInMemory& elements, std::size_t index, bool isSigned)
{
    const std::size_t width = elements.element.byteSize;
    std::uint64_t bits = 0;
    std::memcpy(&bits, elements.bytes.data() + index * width, width); // of a little-endian machine
    const std::size_t unused = 64 - 8 * width;
    const auto shifted = static_cast<std::int64_t>(bits << unused);
    return isSigned ? shifted >> unused : static_cast<std::int64_t>(bits);
}

std::optional<std::string> enumFault(const DataType& type, const ElementsInMemory& elements)
{
    for (std::size_t index = 0; index < elements.given.size(); ++index) {
        const std::int64_t value = integerAt(elements, index, type.isSigned);
        const bool isMember =
            std::any_of(type.enumMembers.begin(), type.enumMembers.end(),
                        [value](const DataType::EnumMember& member) { return member.value == value; });
        if (!isMember)
            return fmt::format("{}, which is no value of the {}.", describeElement(elements.given, index),
                               describeType(type));
    }
    return std::nullopt;
}

/// The type in the file holds exactly the values of the machine type that it becomes in memory.
bool isMachineType(const DataType& type, std::size_t byteSize)
{
    const bool hasMachineOrder = type.order == ByteOrder::Little || type.order == ByteOrder::Big || byteSize == 1;
    if (type.byteSize != byteSize || type.precision != 8 * byteSize || !hasMachineOrder)
        return false;
    if (type.typeClass != TypeClass::Float)
        return true;
    const std::uint64_t mantissaBits = byteSize == 2 ? 10 : byteSize == 4 ? 23 : 52;
    return type.mantissaBits == mantissaBits && type.exponentBits == 8 * byteSize - 1 - mantissaBits;
}

bool isMachineNumber(const DataType& type, const ElementType& element)
{
    if (isComplex(element.kind))
        return isMachineType(type.fields.front().type, element.byteSize / 2);
    return isMachineType(type, element.byteSize);
}

/// HDF5 does not look at the precision when it only turns the byte order.
std::optional<std::string> narrowIntegerFault(const DataType& type, const ElementsInMemory& elements)
{
    const std::uint64_t spareBits = 64 - type.precision;
    for (std::size_t index = 0; index < elements.given.size(); ++index) {
        const std::int64_t value = integerAt(elements, index, type.isSigned);
        const auto shifted = static_cast<std::uint64_t>(value) << spareBits;
        const bool fits = type.isSigned ? static_cast<std::int64_t>(shifted) >> spareBits == value
                                        : shifted >> spareBits == static_cast<std::uint64_t>(value);
        if (!fits)
            return fmt::format("{}, which an integer of {} bits does not hold.", describeElement(elements.given, index),
                               type.precision);
    }
    return std::nullopt;
}

bool isNan(const NdArray& array, std::size_t index)
{
    const std::complex<double> number = array.toComplex(index);
    return std::isnan(number.real()) || std::isnan(number.imag());
}

/// NaN has many spellings, and HDF5 turns one into another.
std::optional<std::string> oddFloatFault(const DataType& type, hdf5::Id fileType, const ElementsInMemory& elements)
{
    if (hdf5::survivesConversion(elements.memoryType, fileType, elements.bytes))
        return std::nullopt;
    const hdf5::Handle oneMemory = hdf5::memoryType(type, elements.element);
    const hdf5::Handle oneFile = hdf5::innermostType(fileType);
    const std::size_t width = elements.element.byteSize;
    for (std::size_t index = 0; index < elements.given.size(); ++index) {
        const auto one = elements.bytes.subspan(index * width, width);
        if (!isNan(elements.given, index) && !hdf5::survivesConversion(oneMemory.get(), oneFile.get(), one))
            return fmt::format("{}, which the floats of the file do not hold without loss.",
                               describeElement(elements.given, index));
    }
    return std::nullopt;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

/// Why the type would not give `text` back, as the end of a sentence; empty if it does.
std::string stringFault(const DataType& type, std::string_view text, bool isText)
{
    if (isText && type.characterSet == CharacterSet::Ascii && !isAscii(text))
        return "which is not ASCII, and the array's strings are.";
    if (type.characterSet == CharacterSet::Utf8 && !isUtf8(text))
        return "which is no valid UTF-8, and the array's strings are.";
    const bool endsAtNul = type.isVariableLength || type.padding != StringPadding::NullPadded;
    if (endsAtNul && text.find('\0') != std::string_view::npos)
        return "which has a NUL inside, where readers of this array would cut it.";
    if (!type.isVariableLength && type.padding == StringPadding::SpacePadded && text.ends_with(' '))
        return "which ends with a space, as the padding of this array's strings does.";
    return {};
}

std::optional<std::string> stringsFault(const DataType& type, const NdArray& given)
{
    const bool isText = given.type().kind == ElementKind::Text;
    for (std::size_t index = 0; index < given.size(); ++index) {
        const std::string text = given.toText(index); // without the padding
        if (const std::string fault = stringFault(type, text, isText); !fault.empty())
            return fmt::format("{}, {}", describeElement(given, index), fault);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> storageFault(const DataType& type, hdf5::Id fileType, const ElementsInMemory& elements)
{
    const DataType& inner = innermost(type);
    if (inner.typeClass == TypeClass::String)
        return stringsFault(inner, elements.given);
    if (inner.typeClass == TypeClass::Enum)
        return isBooleanEnum(inner) ? std::nullopt : enumFault(inner, elements);
    if (isMachineNumber(inner, elements.element))
        return std::nullopt;
    if (inner.typeClass == TypeClass::Integer || inner.typeClass == TypeClass::Bitfield)
        return narrowIntegerFault(inner, elements);
    return oddFloatFault(inner, fileType, elements);
}

std::optional<std::string> textFault(const DataType& type, const NdArray& texts)
{
    return stringsFault(type, texts);
}

} // namespace h5scout::backend
