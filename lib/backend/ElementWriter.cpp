// SPDX-License-Identifier: GPL-3.0-or-later
#include "ElementWriter.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ElementChecks.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/hdf5/StorageType.h"
#include "h5scout/hdf5/TypeInfo.h"
#include "h5scout/value/TypeWords.h"

namespace h5scout::backend
{

namespace
{

/// Strings padded with spaces instead of NULs.
void padWithSpaces(std::vector<std::byte>& bytes, std::size_t width)
{
    for (std::size_t end = width; end <= bytes.size(); end += width) {
        for (std::size_t index = end; index > end - width && bytes[index - 1] == std::byte{0}; --index)
            bytes[index - 1] = std::byte{' '};
    }
}

/// Fixed strings as the texts that they are.
std::vector<std::string> textsOf(const NdArray& array)
{
    std::vector<std::string> texts;
    texts.reserve(array.size());
    for (std::size_t index = 0; index < array.size(); ++index)
        texts.push_back(array.toText(index));
    return texts;
}

[[noreturn]] void refuseType(const NdArray& array, const ElementTarget& target, const ErrorContext& context)
{
    throw InvalidDataType(fmt::format("Its elements are of the type '{}', the given ones {}.",
                                      describeType(target.type), typeInWords(array.type())),
                          context);
}

} // namespace

ElementTarget writingTarget(hdf5::Handle fileType, const ErrorContext& context, const std::optional<ElementType>& known)
{
    ElementTarget target;
    target.type = hdf5::describe(fileType.get());
    target.fileType = std::move(fileType);
    const auto element = elementTypeOf(target.type);
    const bool isArrayOfTexts =
        element && element->kind == ElementKind::Text && target.type.typeClass == TypeClass::Array;
    if (!element || isArrayOfTexts)
        throw InvalidDataType(
            fmt::format("Its elements are of the type '{}', which h5scout does not write.", describeType(target.type)),
            context);
    target.element = known.value_or(*element);
    target.base = element->kind == ElementKind::Row ? *elementTypeOf(*target.type.base) : target.element;
    if (element->kind == ElementKind::Text) {
        target.memoryType = hdf5::memoryType(target.type, target.element);
    } else if (element->kind == ElementKind::Row) {
        target.rowBase = hdf5::baseType(target.fileType.get());
        target.rowMemory = hdf5::writingType(target.rowBase.get(), *target.type.base, target.base);
        target.memoryType = hdf5::variableLengthType(target.rowMemory.get());
    } else {
        target.memoryType = hdf5::writingType(target.fileType.get(), target.type, target.element);
    }
    return target;
}

ElementsToWrite::ElementsToWrite(const ElementTarget& target, const NdArray& array, const ErrorContext& context)
    : m_memoryType(target.memoryType.share())
{
    if (target.element.kind == ElementKind::Text) {
        prepareTexts(target, array, context);
    } else if (target.element.kind == ElementKind::Row) {
        prepareRows(target, array, context);
    } else {
        m_data =
            convert(target.type, target.fileType.get(), target.memoryType.get(), target.element, array, context).data();
    }
}

void ElementsToWrite::prepareTexts(const ElementTarget& target, const NdArray& array, const ErrorContext& context)
{
    const bool isText = array.type().kind == ElementKind::Text;
    if (!isText && array.type().kind != ElementKind::FixedString)
        refuseType(array, target, context);
    if (auto fault = textFault(target.type, array))
        throw InvalidDataType(std::move(*fault), context);
    if (!isText)
        m_texts = textsOf(array);
    for (const std::string& text : isText ? array.texts() : m_texts)
        m_textPointers.push_back(text.c_str());
    m_data = m_textPointers.data();
}

void ElementsToWrite::prepareRows(const ElementTarget& target, const NdArray& array, const ErrorContext& context)
{
    if (array.type().kind != ElementKind::Row)
        refuseType(array, target, context);
    m_conversions.reserve(array.rows().size());
    for (std::size_t index = 0; index < array.rows().size(); ++index) {
        ErrorContext where = context;
        if (array.rows().size() > 1)
            where.attempt += fmt::format(", row {}", index);
        const auto bytes = convert(*target.type.base, target.rowBase.get(), target.rowMemory.get(), target.base,
                                   array.rows()[index], where);
        // HDF5 takes a pointer to what may be changed, and does not change it.
        m_rows.push_back({array.rows()[index].size(), const_cast<std::byte*>(bytes.data())});
    }
    m_data = m_rows.data();
}

std::span<const std::byte> ElementsToWrite::convert(const DataType& type, hdf5::Id fileType, hdf5::Id memoryType,
                                                    const ElementType& element, const NdArray& array,
                                                    const ErrorContext& context)
{
    ErrorContext where = context;
    if (where.advice.empty())
        where.advice = "Give elements that fit, or make an array of another type for them.";
    ElementConversion conversion = convertLosslessly(array, element);
    if (conversion.fault)
        throw InvalidDataType(std::move(conversion.fault->sentence), std::move(where));
    if (auto fault = storageFault(type, fileType, {array, element, conversion.bytes, memoryType}))
        throw InvalidDataType(std::move(*fault), std::move(where));
    if (type.typeClass == TypeClass::String && type.padding == StringPadding::SpacePadded) {
        conversion.converted.assign(conversion.bytes.begin(), conversion.bytes.end());
        padWithSpaces(conversion.converted, element.byteSize);
        conversion.bytes = conversion.converted;
    }
    return m_conversions.emplace_back(std::move(conversion)).bytes;
}

} // namespace h5scout::backend
