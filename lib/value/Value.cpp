// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Value.h"

#include <charconv>

#include "h5scout/value/NdArray.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

namespace
{

bool sameArray(const std::shared_ptr<const NdArray>& left, const std::shared_ptr<const NdArray>& right)
{
    return left == right || (left && right && *left == *right);
}

struct TypeNamer
{
    std::string operator()(const None&) const { return "NoneType"; }
    std::string operator()(bool) const { return "bool"; }
    std::string operator()(std::int64_t) const { return "int"; }
    std::string operator()(const BigInteger&) const { return "int"; }
    std::string operator()(double) const { return "float"; }
    std::string operator()(const std::complex<double>&) const { return "complex"; }
    std::string operator()(const Text&) const { return "str"; }
    std::string operator()(const Bytes&) const { return "bytes"; }
    std::string operator()(const Date&) const { return "date"; }
    std::string operator()(const Time&) const { return "time"; }
    std::string operator()(const DateTime&) const { return "datetime"; }
    std::string operator()(const Tuple&) const { return "tuple"; }
    std::string operator()(const List&) const { return "list"; }
    std::string operator()(const Set&) const { return "set"; }
    std::string operator()(const Dict&) const { return "dict"; }
    std::string operator()(const NumpyScalar& scalar) const { return dtypeName(scalar.array->type()); }
    std::string operator()(const Array& array) const
    {
        return dtypeName(array.array->type()) + " " + formatShape(array.array->shape());
    }
    std::string operator()(const Reference& reference) const
    {
        return reference.kind == Reference::Kind::Object ? "object reference" : "region reference";
    }
    std::string operator()(const Empty& empty) const { return "empty " + empty.dtype; }
    std::string operator()(const Undecodable& undecodable) const { return undecodable.kind; }
};

} // namespace

bool Tuple::operator==(const Tuple& other) const
{
    return items == other.items;
}

bool List::operator==(const List& other) const
{
    return items == other.items;
}

bool Set::operator==(const Set& other) const
{
    return items == other.items;
}

bool Dict::operator==(const Dict& other) const
{
    return items == other.items;
}

bool NumpyScalar::operator==(const NumpyScalar& other) const
{
    return sameArray(array, other.array);
}

bool Array::operator==(const Array& other) const
{
    return sameArray(array, other.array);
}

Value::Storage Value::arrayStorage(NdArray&& array)
{
    const bool isScalar = array.rank() == 0;
    auto shared = std::make_shared<const NdArray>(std::move(array));
    if (isScalar)
        return NumpyScalar{std::move(shared)};
    return Array{std::move(shared)};
}

std::optional<double> toDouble(const Value& value)
{
    if (const auto* real = value.getIf<double>())
        return *real;
    if (const auto* integer = value.getIf<std::int64_t>())
        return static_cast<double>(*integer);
    if (const auto* boolean = value.getIf<bool>())
        return *boolean ? 1 : 0;
    if (const auto* big = value.getIf<BigInteger>()) {
        double number = 0;
        const auto [end, error] = std::from_chars(big->digits.data(), big->digits.data() + big->digits.size(), number);
        return error == std::errc() ? std::optional(number) : std::nullopt; // beyond all doubles
    }
    const auto* scalar = value.getIf<NumpyScalar>();
    const ElementKind kind = scalar && scalar->array ? scalar->array->type().kind : ElementKind::Raw;
    if (isNumeric(kind) && !isComplex(kind))
        return scalar->array->toDouble(0);
    return std::nullopt;
}

std::string valueTypeName(const Value& value)
{
    return std::visit(TypeNamer(), value.storage());
}

} // namespace h5scout
