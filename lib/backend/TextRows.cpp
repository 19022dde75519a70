// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextRows.h"

#include <cstring>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "AttributeReader.h"
#include "NodeObject.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/value/CodePoints.h"
#include "h5scout/value/LosslessConversion.h"
#include "h5scout/value/PickleSubset.h"
#include "h5scout/value/TypeWords.h"
#include "h5scout/value/Value.h"

namespace h5scout::backend
{

namespace
{

template <typename Elements>
NdArray rowOf(ElementKind kind, const Elements& elements)
{
    const std::span<const std::byte> bytes = std::as_bytes(std::span(elements));
    return {Shape{elements.size()}, elementTypeOf(kind), std::vector<std::byte>(bytes.begin(), bytes.end())};
}

/// The row by which a text is stored; empty if it is no UTF-8.
std::optional<NdArray> rowOfText(RowMeaning meaning, const std::string& text)
{
    const auto codePoints = codePointsOf(text);
    if (!codePoints)
        return std::nullopt;
    switch (meaning) {
    case RowMeaning::CodePoints:
        return rowOf(ElementKind::UInt32, *codePoints);
    case RowMeaning::PickledTexts:
    case RowMeaning::PickledObjects:
        return rowOf(ElementKind::UInt8, *writePickledText(text));
    default:
        return rowOf(ElementKind::UInt8, text);
    }
}

bool isPickle(RowMeaning meaning)
{
    return meaning == RowMeaning::PickledTexts || meaning == RowMeaning::PickledObjects;
}

std::string textOfObject(std::string_view pickle)
{
    constexpr std::size_t kMostTextBytes = std::size_t{64} << 10; // of a table of numbers, say
    if (const auto value = readPickle(pickle))
        return pythonRepr(*value, kMostTextBytes);
    return fmt::format("<not readable: {} bytes>", pickle.size());
}

std::string textOfRow(RowMeaning meaning, const NdArray& row)
{
    const std::string_view bytes(reinterpret_cast<const char*>(row.bytes().data()), row.bytes().size());
    switch (meaning) {
    case RowMeaning::PickledTexts:
        return StringArray::arrayToString(row.bytes());
    case RowMeaning::PickledObjects:
        return textOfObject(bytes);
    case RowMeaning::CodePoints:
        return textOfCodePoints(row.as<std::uint32_t>());
    default:
        return std::string(bytes);
    }
}

NdArray rowsOfTexts(RowMeaning meaning, const NdArray& texts, const ErrorContext& context)
{
    std::vector<NdArray> rows;
    rows.reserve(texts.size());
    for (std::size_t index = 0; index < texts.size(); ++index) {
        auto row = rowOfText(meaning, texts.texts()[index]);
        if (!row)
            throw InvalidDataType(fmt::format("{}, which is no UTF-8.", describeElement(texts, index)), context);
        rows.push_back(std::move(*row));
    }
    const ElementKind base = meaning == RowMeaning::CodePoints ? ElementKind::UInt32 : ElementKind::UInt8;
    return {texts.shape(), elementTypeOf(base), std::move(rows)};
}

NdArray oneRow(const NdArray& given, const ErrorContext& context)
{
    if (given.rank() != 1)
        throw InvalidDataDimension(
            fmt::format("A row is one-dimensional, the given array has the shape {}.", formatShape(given.shape())),
            context);
    return {{1}, given.type(), std::vector<NdArray>{given}};
}

} // namespace

RowMeaning rowMeaning(NodeKind kind, ElementKind base, std::string_view pseudoAtom)
{
    if (kind == NodeKind::StringArray)
        return RowMeaning::PickledTexts;
    if (base == ElementKind::UInt8 && pseudoAtom == "object")
        return RowMeaning::PickledObjects;
    if (base == ElementKind::UInt8 && pseudoAtom == "vlstring")
        return RowMeaning::Utf8;
    return base == ElementKind::UInt32 && pseudoAtom == "vlunicode" ? RowMeaning::CodePoints : RowMeaning::Numbers;
}

RowMeaning rowMeaning(const Node& array)
{
    NodeObject& object = *array.object();
    return object.rowMeaning([&] {
        const ElementKind base = object.elementPlan().base.kind;
        if (array.kind() != NodeKind::VLArray)
            return rowMeaning(array.kind(), base, {});
        const auto atom = readTextAttribute(*object.file(), object.id(), object.path(), "PSEUDOATOM");
        return rowMeaning(array.kind(), base, atom.value_or(std::string()));
    });
}

NdArray textsOfRows(RowMeaning meaning, const NdArray& rows)
{
    std::vector<std::string> texts;
    texts.reserve(rows.rows().size());
    for (const NdArray& row : rows.rows())
        texts.push_back(textOfRow(meaning, row));
    return {rows.shape(), std::move(texts)};
}

std::optional<NdArray> asRows(RowMeaning meaning, const NdArray& given, const ErrorContext& context)
{
    const bool isText = given.type().kind == ElementKind::Text;
    if (meaning == RowMeaning::Numbers) {
        if (isText)
            throw InvalidDataType("Its rows are numbers, the given ones are texts.", context);
        if (given.type().kind == ElementKind::Row)
            return std::nullopt;
        return oneRow(given, context);
    }
    if (!isText)
        throw InvalidDataType(fmt::format("Its rows hold {}, the given ones are of the type {}.",
                                          isPickle(meaning) ? "pickled texts or objects" : "texts",
                                          typeInWords(given.baseType())),
                              context);
    return rowsOfTexts(meaning, given, context);
}

NdArray rowOfObject(RowMeaning meaning, const Value& object, const ErrorContext& context)
{
    if (meaning != RowMeaning::PickledObjects)
        throw InvalidDataType("Its rows are no Python objects.", context);
    const std::optional<std::string> pickle = writePlainPickle(object);
    if (!pickle) {
        ErrorContext where = context;
        where.advice = "Give None, bools, numbers, texts, bytes, or tuples, lists, sets and dicts of these.";
        throw InvalidDataType("The object holds values that are not pickled here.", std::move(where));
    }
    return {{1}, elementTypeOf(ElementKind::UInt8), std::vector<NdArray>{rowOf(ElementKind::UInt8, *pickle)}};
}

} // namespace h5scout::backend
