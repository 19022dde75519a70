// SPDX-License-Identifier: GPL-3.0-or-later
#include "ElementReader.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "Reclaim.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/hdf5/TypeInfo.h"

namespace h5scout
{

namespace
{

std::optional<ElementType> integerType(const DataType& type, bool isSigned)
{
    if (type.byteSize == 0 || type.byteSize > 8)
        return std::nullopt;
    const std::uint64_t width = std::bit_ceil(type.byteSize); // three bytes fit into four
    switch (width) {
    case 1:
        return elementTypeOf(isSigned ? ElementKind::Int8 : ElementKind::UInt8);
    case 2:
        return elementTypeOf(isSigned ? ElementKind::Int16 : ElementKind::UInt16);
    case 4:
        return elementTypeOf(isSigned ? ElementKind::Int32 : ElementKind::UInt32);
    default:
        return elementTypeOf(isSigned ? ElementKind::Int64 : ElementKind::UInt64);
    }
}

/// The narrowest machine float that holds every value; a type that does not tell its fields is taken for IEEE.
std::optional<ElementType> floatType(const DataType& type)
{
    const bool isKnown = type.exponentBits > 0;
    if (isKnown ? (type.exponentBits == 5 && type.mantissaBits == 10 && type.byteSize == 2) : type.byteSize == 2)
        return elementTypeOf(ElementKind::Float16);
    if (isKnown ? (type.exponentBits <= 8 && type.mantissaBits <= 23) : type.byteSize == 4)
        return elementTypeOf(ElementKind::Float32);
    if (isKnown ? (type.exponentBits <= 11 && type.mantissaBits <= 52) : type.byteSize == 8)
        return elementTypeOf(ElementKind::Float64);
    return std::nullopt;
}

std::optional<ElementType> complexType(const DataType& type)
{
    const auto part = floatType(type.fields.front().type);
    if (!part)
        return std::nullopt;
    return elementTypeOf(part->kind == ElementKind::Float64 ? ElementKind::Complex128 : ElementKind::Complex64);
}

} // namespace

std::optional<ElementType> elementTypeOf(const DataType& type)
{
    switch (type.typeClass) {
    case TypeClass::Integer:
        return integerType(type, type.isSigned);
    case TypeClass::Float:
        return floatType(type);
    case TypeClass::Bitfield:
        if (isBooleanBitfield(type))
            return elementTypeOf(ElementKind::Bool);
        return integerType(type, false);
    case TypeClass::Enum:
        if (isBooleanEnum(type))
            return elementTypeOf(ElementKind::Bool);
        return type.base ? elementTypeOf(*type.base) : std::nullopt;
    case TypeClass::String:
        if (type.isVariableLength)
            return ElementType{ElementKind::Text, 0};
        return ElementType{ElementKind::FixedString, type.byteSize};
    case TypeClass::Compound:
        return isComplexCompound(type) ? complexType(type) : std::nullopt;
    case TypeClass::Array: {
        const auto base = type.base ? elementTypeOf(*type.base) : std::nullopt;
        return base && base->kind != ElementKind::Row ? base : std::nullopt;
    }
    case TypeClass::VLen: {
        const bool isPlain =
            type.base && type.base->typeClass != TypeClass::Array && type.base->typeClass != TypeClass::VLen;
        const auto base = isPlain ? elementTypeOf(*type.base) : std::nullopt;
        if (base && base->kind != ElementKind::Text)
            return ElementType{ElementKind::Row, 0};
        return std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

namespace backend
{

namespace
{

/// `size`: "100 bytes", or empty if it is known to be more than the limit only.
LimitExceeded tooLarge(const std::string& size, std::uint64_t count, std::uint64_t maximalBytes)
{
    ErrorContext context;
    context.attempt = "read the elements";
    context.advice = count == 1 ? "Read it with a program that takes it in pieces, or as a whole from a script."
                                : "Select a smaller part.";
    const std::string taken = size.empty() ? "" : size + " in memory, ";
    return LimitExceeded(fmt::format("{} {}more than the limit of {} bytes.",
                                     count == 1 ? "This one element takes" : "They take", taken, maximalBytes),
                         std::move(context));
}

void normalizeBool(std::span<std::byte> bytes)
{
    std::transform(bytes.begin(), bytes.end(), bytes.begin(),
                   [](std::byte value) { return value != std::byte{0} ? std::byte{1} : std::byte{0}; });
}

Shape concatenated(Shape outer, const Shape& inner)
{
    outer.insert(outer.end(), inner.begin(), inner.end());
    return outer;
}

template <typename Element>
void runVariableLengthRead(const ElementPlan& plan, std::vector<Element>& elements, hdf5::VariableLengthMemory& memory,
                           std::uint64_t maximalBytes, const ReadCall& read)
{
    try {
        read(plan.memoryType.get(), memory.transfer(), elements.data());
    } catch (const hdf5::CallError&) {
        if (memory.isExceeded())
            throw tooLarge({}, elements.size(), maximalBytes);
        throw;
    }
}

NdArray readTexts(const ElementPlan& plan, Shape shape, std::uint64_t outerCount, std::uint64_t count,
                  std::uint64_t maximalBytes, const ReadCall& read)
{
    std::vector<char*> elements(count, nullptr);
    hdf5::VariableLengthMemory memory(maximalBytes, count);
    const Reclaim reclaim(memory, plan.memoryType.get(), outerCount, elements.data());
    runVariableLengthRead(plan, elements, memory, maximalBytes, read);
    std::vector<std::string> texts;
    texts.reserve(elements.size());
    for (const char* text : elements)
        texts.emplace_back(text != nullptr ? text : "");
    return {std::move(shape), std::move(texts)};
}

NdArray readRows(const ElementPlan& plan, Shape shape, std::uint64_t count, std::uint64_t maximalBytes,
                 const ReadCall& read)
{
    std::vector<hdf5::RowElement> elements(count);
    hdf5::VariableLengthMemory memory(maximalBytes, count);
    const Reclaim reclaim(memory, plan.memoryType.get(), count, elements.data());
    runVariableLengthRead(plan, elements, memory, maximalBytes, read);
    std::vector<NdArray> rows;
    rows.reserve(elements.size());
    for (const hdf5::RowElement& element : elements) {
        const auto* begin = static_cast<const std::byte*>(element.data);
        std::vector<std::byte> bytes;
        if (begin != nullptr)
            bytes.assign(begin, begin + element.length * plan.base.byteSize); // as HDF5 has allocated it
        if (plan.base.kind == ElementKind::Bool)
            normalizeBool(bytes);
        const std::uint64_t length = bytes.size() / plan.base.byteSize;
        rows.emplace_back(Shape{length}, plan.base, std::move(bytes));
    }
    return {std::move(shape), plan.base, std::move(rows)};
}

} // namespace

ElementPlan planElements(const DataType& type, BitfieldMeaning bitfields)
{
    const auto element = elementTypeOf(type);
    if (!element)
        throw NotShownYet(fmt::format("Elements of the type '{}' are not shown yet.", describeType(type)),
                          {"read the elements", {}, {}, {}, {}});
    ElementPlan plan;
    plan.element = *element;
    const DataType* innermost = &type;
    while (innermost->typeClass == TypeClass::Array) {
        plan.innerShape.insert(plan.innerShape.end(), innermost->dimensions.begin(), innermost->dimensions.end());
        innermost = innermost->base.get();
    }
    if (bitfields == BitfieldMeaning::Bits && isBooleanBitfield(*innermost))
        plan.element = elementTypeOf(ElementKind::UInt8);
    if (element->kind == ElementKind::Row) {
        plan.base = *elementTypeOf(*type.base);
        const hdf5::Handle base = hdf5::memoryType(*type.base, plan.base);
        plan.memoryType = hdf5::variableLengthType(base.get());
    } else {
        plan.memoryType = hdf5::memoryType(*innermost, plan.element);
        if (!plan.innerShape.empty())
            plan.memoryType = hdf5::arrayType(plan.memoryType.get(), plan.innerShape);
    }
    plan.byteSize = hdf5::typeBytes(plan.memoryType.get());
    return plan;
}

std::uint64_t checkedByteCount(const ElementPlan& plan, const Shape& shape, std::uint64_t maximalBytes)
{
    const auto count = elementCount(shape);
    std::uint64_t bytes = 0;
    if (!count || __builtin_mul_overflow(*count, plan.byteSize, &bytes))
        throw tooLarge("more bytes than 64 bits can count", count.value_or(0), maximalBytes);
    if (bytes > maximalBytes)
        throw tooLarge(fmt::format("{} bytes", bytes), *count, maximalBytes);
    return bytes;
}

NdArray readElements(const ElementPlan& plan, const Shape& shape, std::uint64_t maximalBytes, const ReadCall& read)
{
    const std::uint64_t byteCount = checkedByteCount(plan, shape, maximalBytes);
    Shape fullShape = concatenated(shape, plan.innerShape);
    const std::uint64_t outerCount = byteCount / plan.byteSize;
    if (plan.element.kind == ElementKind::Text) {
        if (outerCount == 0)
            return {std::move(fullShape), std::vector<std::string>{}};
        return readTexts(plan, std::move(fullShape), outerCount, byteCount / sizeof(char*), maximalBytes, read);
    }
    if (plan.element.kind == ElementKind::Row) {
        if (outerCount == 0)
            return {std::move(fullShape), plan.base, std::vector<NdArray>{}};
        return readRows(plan, std::move(fullShape), outerCount, maximalBytes, read);
    }
    ByteBlock bytes(byteCount);
    readElementsInto(plan, bytes.bytes(), read);
    return {std::move(fullShape), plan.element, std::move(bytes)};
}

void readElementsInto(const ElementPlan& plan, std::span<std::byte> target, const ReadCall& read)
{
    if (target.empty())
        return;
    constexpr hdf5::Id kDefaultTransfer = 0;
    read(plan.memoryType.get(), kDefaultTransfer, target.data());
    if (plan.element.kind == ElementKind::Bool)
        normalizeBool(target);
}

} // namespace backend

} // namespace h5scout
