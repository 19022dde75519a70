// SPDX-License-Identifier: GPL-3.0-or-later
#include "NativeValue.h"

#include <algorithm>
#include <charconv>
#include <complex>
#include <cstring>
#include <vector>

namespace h5scout::backend
{

namespace
{

using Elements = std::shared_ptr<const NdArray>;

template <typename T>
Elements numbers(Shape shape, ElementKind kind, const std::vector<T>& values)
{
    std::vector<std::byte> bytes(values.size() * sizeof(T));
    if (!values.empty())
        std::memcpy(bytes.data(), values.data(), bytes.size());
    return std::make_shared<const NdArray>(std::move(shape), elementTypeOf(kind), std::move(bytes));
}

Elements unsignedNumber(const std::string& digits)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size())
        return nullptr;
    return numbers<std::uint64_t>({}, ElementKind::UInt64, {number});
}

bool hasElements(const NdArray& array)
{
    return array.type().kind != ElementKind::Row && array.type().kind != ElementKind::Raw;
}

template <typename T>
bool areAll(const std::vector<Value>& items)
{
    return std::all_of(items.begin(), items.end(), [](const Value& item) { return item.is<T>(); });
}

template <typename T, typename Convert>
auto mapped(const std::vector<Value>& items, Convert convert)
{
    std::vector<T> results;
    results.reserve(items.size());
    for (const Value& item : items)
        results.push_back(convert(item));
    return results;
}

Elements realNumbers(const std::vector<Value>& items)
{
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    const bool areReal = std::all_of(items.begin(), items.end(), [](const Value& item) {
        const auto* integer = item.getIf<std::int64_t>();
        return item.is<double>() || (integer != nullptr && *integer >= -kExact && *integer <= kExact);
    });
    if (!areReal)
        return nullptr;
    return numbers({items.size()}, ElementKind::Float64, mapped<double>(items, [](const Value& item) {
                       const auto* real = item.getIf<double>();
                       return real != nullptr ? *real : static_cast<double>(*item.getIf<std::int64_t>());
                   }));
}

Elements sequence(const std::vector<Value>& items)
{
    if (items.empty())
        return nullptr; // of what type?
    const Shape shape{items.size()};
    if (areAll<bool>(items))
        return numbers(shape, ElementKind::Bool, mapped<std::uint8_t>(items, [](const Value& item) {
                           return static_cast<std::uint8_t>(*item.getIf<bool>());
                       }));
    if (areAll<std::int64_t>(items))
        return numbers(shape, ElementKind::Int64,
                       mapped<std::int64_t>(items, [](const Value& item) { return *item.getIf<std::int64_t>(); }));
    if (areAll<std::complex<double>>(items))
        return numbers(shape, ElementKind::Complex128, mapped<std::complex<double>>(items, [](const Value& item) {
                           return *item.getIf<std::complex<double>>();
                       }));
    if (areAll<Text>(items))
        return std::make_shared<const NdArray>(
            shape, mapped<std::string>(items, [](const Value& item) { return item.getIf<Text>()->utf8; }));
    return realNumbers(items);
}

struct ElementsMaker
{
    Elements operator()(bool flag) const
    {
        return numbers<std::uint8_t>({}, ElementKind::Bool, {static_cast<std::uint8_t>(flag)});
    }
    Elements operator()(std::int64_t integer) const { return numbers<std::int64_t>({}, ElementKind::Int64, {integer}); }
    Elements operator()(const BigInteger& integer) const { return unsignedNumber(integer.digits); }
    Elements operator()(double number) const { return numbers<double>({}, ElementKind::Float64, {number}); }
    Elements operator()(const std::complex<double>& number) const
    {
        return numbers<std::complex<double>>({}, ElementKind::Complex128, {number});
    }
    Elements operator()(const Tuple& tuple) const { return sequence(tuple.items); }
    Elements operator()(const List& list) const { return sequence(list.items); }
    Elements operator()(const Array& array) const
    {
        return array.array && hasElements(*array.array) ? array.array : nullptr;
    }
    Elements operator()(const NumpyScalar& scalar) const
    {
        return scalar.array && isNumeric(scalar.array->type().kind) ? scalar.array : nullptr;
    }
    template <typename Other>
    Elements operator()(const Other&) const
    {
        return nullptr;
    }
};

} // namespace

std::shared_ptr<const NdArray> elementsOf(const Value& value)
{
    return std::visit(ElementsMaker(), value.storage());
}

std::optional<std::string> textOf(const Value& value)
{
    if (const auto* text = value.getIf<Text>())
        return text->utf8;
    const auto* scalar = value.getIf<NumpyScalar>();
    if (scalar != nullptr && scalar->array && scalar->array->type().kind == ElementKind::Text)
        return scalar->array->texts().front();
    return std::nullopt;
}

std::optional<std::string> bytesOf(const Value& value)
{
    if (const auto* bytes = value.getIf<Bytes>())
        return bytes->bytes;
    const auto* scalar = value.getIf<NumpyScalar>();
    if (scalar != nullptr && scalar->array && scalar->array->type().kind == ElementKind::FixedString)
        return scalar->array->toText(0);
    return std::nullopt;
}

} // namespace h5scout::backend
