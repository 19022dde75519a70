// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ValueFormat.h"

#include <array>

#include "h5scout/value/NdArray.h"
#include "h5scout/value/TypeWords.h"

namespace h5scout::ui
{

namespace
{

bool isWritable(const ElementType& type)
{
    return isNumeric(type.kind) || type.kind == ElementKind::Text || type.kind == ElementKind::FixedString;
}

ValueKind scalarKind(ElementKind element)
{
    if (element == ElementKind::Bool)
        return ValueKind::Bool;
    if (isInteger(element))
        return ValueKind::Integer;
    if (isComplex(element))
        return ValueKind::Complex;
    return element == ElementKind::Text ? ValueKind::Text : ValueKind::Float;
}

/// Python's own types, by the alternatives of Value.
struct PlainFormat
{
    std::optional<ValueFormat> operator()(const None&) const { return make(ValueKind::None); }
    std::optional<ValueFormat> operator()(bool) const { return make(ValueKind::Bool); }
    std::optional<ValueFormat> operator()(std::int64_t) const { return make(ValueKind::Integer); }
    std::optional<ValueFormat> operator()(const BigInteger&) const { return make(ValueKind::Integer); }
    std::optional<ValueFormat> operator()(double) const { return make(ValueKind::Float); }
    std::optional<ValueFormat> operator()(const std::complex<double>&) const { return make(ValueKind::Complex); }
    std::optional<ValueFormat> operator()(const Text&) const { return make(ValueKind::Text); }
    std::optional<ValueFormat> operator()(const Date&) const { return make(ValueKind::Date); }
    std::optional<ValueFormat> operator()(const Time&) const { return make(ValueKind::Time); }
    std::optional<ValueFormat> operator()(const DateTime&) const { return make(ValueKind::DateTime); }
    std::optional<ValueFormat> operator()(const Tuple&) const { return make(ValueKind::Tuple); }
    std::optional<ValueFormat> operator()(const List&) const { return make(ValueKind::List); }
    std::optional<ValueFormat> operator()(const Set&) const { return make(ValueKind::Set); }
    std::optional<ValueFormat> operator()(const Dict&) const { return make(ValueKind::Dict); }
    std::optional<ValueFormat> operator()(const NumpyScalar& scalar) const
    {
        const ElementType& type = scalar.array->type();
        if (!isNumeric(type.kind) && type.kind != ElementKind::Text)
            return std::nullopt;
        return ValueFormat{scalarKind(type.kind), type};
    }
    std::optional<ValueFormat> operator()(const Array& array) const
    {
        if (!isWritable(array.array->type()) || array.array->size() > kMostEditedElements)
            return std::nullopt;
        return ValueFormat{ValueKind::Array, array.array->type(), array.array->shape()};
    }
    template <typename Other>
    std::optional<ValueFormat> operator()(const Other&) const
    {
        return std::nullopt;
    }

    static std::optional<ValueFormat> make(ValueKind kind) { return ValueFormat{kind}; }
};

std::string_view plainName(ValueKind kind)
{
    switch (kind) {
    case ValueKind::None:
        return "None";
    case ValueKind::Bool:
        return "bool";
    case ValueKind::Integer:
        return "int";
    case ValueKind::Float:
        return "float";
    case ValueKind::Complex:
        return "complex";
    case ValueKind::Text:
        return "str";
    case ValueKind::Date:
        return "date";
    case ValueKind::Time:
        return "time";
    case ValueKind::DateTime:
        return "datetime";
    case ValueKind::Tuple:
        return "tuple";
    case ValueKind::List:
        return "list";
    case ValueKind::Set:
        return "set";
    case ValueKind::Dict:
        return "dict";
    case ValueKind::Array:
        return "array";
    }
    return {};
}

/// The most wanted first: also of those that begin with the letter that was typed.
constexpr std::array kNativeNumbers{ElementKind::Float64, ElementKind::Int64,  ElementKind::Bool,
                                    ElementKind::Float32, ElementKind::Int32,  ElementKind::Int16,
                                    ElementKind::Int8,    ElementKind::UInt64, ElementKind::UInt32,
                                    ElementKind::UInt16,  ElementKind::UInt8,  ElementKind::Complex128};
/// The widest type of numbers of that kind.
std::optional<ElementType> widestElement(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Bool:
        return elementTypeOf(ElementKind::Bool);
    case ValueKind::Integer:
        return elementTypeOf(ElementKind::Int64);
    case ValueKind::Float:
        return elementTypeOf(ElementKind::Float64);
    case ValueKind::Complex:
        return elementTypeOf(ElementKind::Complex128);
    default:
        return std::nullopt;
    }
}

const std::vector<Value>* itemsOf(const Value& value)
{
    if (const auto* list = value.getIf<List>())
        return &list->items;
    const auto* tuple = value.getIf<Tuple>();
    return tuple ? &tuple->items : nullptr;
}

/// The first kind of number or text in nested lists.
ElementType elementOfItems(const std::vector<Value>& items)
{
    const Value* first = items.empty() ? nullptr : &items.front();
    while (first) {
        const auto* inner = itemsOf(*first);
        if (!inner) {
            if (first->is<Text>())
                return elementTypeOf(ElementKind::Text);
            const auto format = formatOf(*first);
            return widestElement(format ? format->kind : ValueKind::Float)
                .value_or(elementTypeOf(ElementKind::Float64));
        }
        first = inner->empty() ? nullptr : &inner->front();
    }
    return elementTypeOf(ElementKind::Float64);
}

constexpr std::array kNativeArrays{ElementKind::Float64, ElementKind::Int64, ElementKind::Int32, ElementKind::Text};

} // namespace

std::optional<ValueFormat> formatOf(const Value& value)
{
    return std::visit(PlainFormat(), value.storage());
}

std::string whyOnlyShown(const Value& value)
{
    if (formatOf(value))
        return {};
    if (value.is<Bytes>())
        return "Bytes are shown, but not edited.";
    if (value.is<Reference>())
        return "References are shown, but not edited.";
    if (const auto* array = value.getIf<Array>(); array && isWritable(array->array->type()))
        return "An array of " + std::to_string(array->array->size()) + " elements is too large to be edited as text.";
    return "A value of this type (" + valueTypeName(value) + ") is shown, but not edited.";
}

std::string formatName(const ValueFormat& format)
{
    std::string name(plainName(format.kind));
    if (format.kind == ValueKind::Array)
        return "array of " + typeInWords(*format.element);
    return format.element && format.kind != ValueKind::Text ? typeInWords(*format.element) : name;
}

const std::vector<ValueFormat>& pythonFormats()
{
    static const std::vector<ValueFormat> formats{
        {ValueKind::Text},     {ValueKind::Integer}, {ValueKind::Float}, {ValueKind::Bool}, {ValueKind::Complex},
        {ValueKind::DateTime}, {ValueKind::Date},    {ValueKind::Time},  {ValueKind::List}, {ValueKind::Tuple},
        {ValueKind::Dict},     {ValueKind::Set},     {ValueKind::None}};
    return formats;
}

const std::vector<ValueFormat>& nativeFormats()
{
    static const std::vector<ValueFormat> formats = [] {
        std::vector<ValueFormat> made{{ValueKind::Text}};
        for (const ElementKind number : kNativeNumbers)
            made.push_back({scalarKind(number), elementTypeOf(number)});
        for (const ElementKind element : kNativeArrays)
            made.push_back({ValueKind::Array, elementTypeOf(element)});
        return made;
    }();
    return formats;
}

std::optional<ValueFormat> pythonFormatFor(const Value& value)
{
    const auto format = formatOf(value);
    if (!format)
        return std::nullopt;
    return ValueFormat{format->kind == ValueKind::Array ? ValueKind::List : format->kind};
}

std::optional<ValueFormat> nativeFormatFor(const Value& value)
{
    if (const auto* items = itemsOf(value))
        return ValueFormat{ValueKind::Array, elementOfItems(*items)};
    const auto format = formatOf(value);
    if (!format)
        return std::nullopt;
    if (format->kind == ValueKind::Text)
        return ValueFormat{ValueKind::Text};
    if (format->element)
        return ValueFormat{format->kind, format->element};
    const auto element = widestElement(format->kind);
    return element ? std::optional(ValueFormat{format->kind, element}) : std::nullopt;
}

} // namespace h5scout::ui
