// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextRows.h"

#include <cstring>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "AttributeReader.h"
#include "NodeObject.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/value/CodePoints.h"
#include "h5scout/value/LosslessConversion.h"
#include "h5scout/value/PickleSubset.h"

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
    case RowMeaning::Pickle:
        return rowOf(ElementKind::UInt8, *writePickledText(text));
    default:
        return rowOf(ElementKind::UInt8, text);
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

RowMeaning rowMeaning(const Node& array)
{
    if (array.kind() == NodeKind::StringArray)
        return RowMeaning::Pickle;
    NodeObject& object = *array.object();
    const auto atom = readTextAttribute(*object.file(), object.id(), object.path(), "PSEUDOATOM");
    if (atom == "object")
        return RowMeaning::Pickle;
    if (atom == "vlstring")
        return RowMeaning::Utf8;
    return atom == "vlunicode" ? RowMeaning::CodePoints : RowMeaning::Numbers;
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
                                          meaning == RowMeaning::Pickle ? "pickled texts or objects" : "texts",
                                          dtypeName(given.baseType())),
                              context);
    return rowsOfTexts(meaning, given, context);
}

} // namespace h5scout::backend
