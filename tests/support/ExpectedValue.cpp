// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExpectedValue.h"

#include "Encodings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace h5scout::tests
{

using nlohmann::json;

namespace
{

bool isObject(const json& expected, const char* key)
{
    return expected.is_object() && expected.contains(key);
}

std::string shortened(std::string text)
{
    constexpr std::size_t kLongest = 160;
    return text.size() > kLongest ? text.substr(0, kLongest) + "..." : text;
}

std::string spell(const json& expected)
{
    return shortened(expected.dump(-1, ' ', true, json::error_handler_t::replace));
}

std::string unlike(const json& expected, const std::string& found)
{
    return "expected " + spell(expected) + ", got " + shortened(found);
}

std::string unlike(const json& expected, const Value& found)
{
    return unlike(expected, valueTypeName(found) + " " + pythonRepr(found, 200));
}

std::optional<double> doubleOf(const json& expected)
{
    if (expected.is_number())
        return expected.get<double>();
    if (!isObject(expected, "$float"))
        return {};
    const auto text = expected.at("$float").get<std::string>();
    const double infinity = std::numeric_limits<double>::infinity();
    return text == "nan" ? std::nan("") : text == "inf" ? infinity : -infinity;
}

bool isSameDouble(double left, double right)
{
    return (std::isnan(left) && std::isnan(right)) || (left == right && std::signbit(left) == std::signbit(right));
}

/// Digits of an expected integer, empty if it is none.
std::string digitsOf(const json& expected)
{
    if (expected.is_number_integer())
        return expected.dump();
    return isObject(expected, "$int") ? expected.at("$int").get<std::string>() : std::string();
}

/// The bytes of an expected text or byte string; empty if it is neither, or abbreviated.
std::optional<std::string> bytesOf(const json& expected)
{
    if (expected.is_string())
        return expected.get<std::string>();
    if (isObject(expected, "$bytes"))
        return fromBase64(expected.at("$bytes").get<std::string>());
    return {};
}

std::string differenceOfBytes(const json& expected, std::string_view found)
{
    const char* const abbreviated = isObject(expected, "$longstr")     ? "$longstr"
                                    : isObject(expected, "$longbytes") ? "$longbytes"
                                                                       : nullptr;
    const bool isSame = abbreviated ? expected.at(abbreviated).get<std::size_t>() == found.size() &&
                                          expected.at("crc32").get<std::uint32_t>() == crc32(found)
                                    : bytesOf(expected) == found;
    return isSame ? "" : unlike(expected, std::to_string(found.size()) + " bytes " + std::string(found));
}

/// "int16" or "<i2" as our element type; empty for "object", texts and records.
std::optional<ElementType> elementTypeOfDtype(std::string_view dtype)
{
    if (auto named = elementTypeFromDtypeName(dtype))
        return named;
    if (!dtype.empty() && std::string_view("<>|=").find(dtype.front()) != std::string_view::npos)
        dtype.remove_prefix(1);
    std::size_t byteSize = 0;
    if (dtype.size() < 2 || std::from_chars(dtype.data() + 1, dtype.data() + dtype.size(), byteSize).ec != std::errc())
        return {};
    const std::string bits = std::to_string(8 * byteSize);
    switch (dtype.front()) {
    case 'b':
        return elementTypeOf(ElementKind::Bool);
    case 'i':
        return elementTypeFromDtypeName("int" + bits);
    case 'u':
        return elementTypeFromDtypeName("uint" + bits);
    case 'f':
        return elementTypeFromDtypeName("float" + bits);
    case 'c':
        return elementTypeFromDtypeName("complex" + bits);
    case 'S':
        return ElementType{ElementKind::FixedString, byteSize};
    default:
        return {};
    }
}

std::string differenceOfArray(const json& expected, const NdArray& found)
{
    const auto dtype = expected.at("$ndarray").get<std::string>();
    const auto shape = expected.at("shape").get<Shape>();
    if (shape != found.shape())
        return unlike(expected, "shape " + formatShape(found.shape()));
    const bool isObjects = dtype == "object" || dtype == "|O";
    const bool isVariable = found.type().kind == ElementKind::Text || found.type().kind == ElementKind::Row;
    const bool isText = dtype.find('U') != std::string::npos || dtype.starts_with("str");
    if (isObjects || isText ? !isVariable : elementTypeOfDtype(dtype) != found.type())
        return "expected dtype " + dtype + ", got " + dtypeName(found.type());
    const json& values = expected.at("values");
    for (std::size_t i = 0; i < values.size(); ++i)
        if (auto difference = differenceOf(values[i], found, i); !difference.empty())
            return "element " + std::to_string(i) + ": " + difference;
    return {};
}

std::string differenceOfItems(const json& expected, const std::vector<Value>& found)
{
    if (expected.size() != found.size())
        return "expected " + std::to_string(expected.size()) + " items, got " + std::to_string(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        if (auto difference = differenceOf(expected[i], found[i]); !difference.empty())
            return "item " + std::to_string(i) + ": " + difference;
    return {};
}

std::string differenceOfSet(const json& expected, const std::vector<Value>& found)
{
    const auto isFound = [&](const json& item) {
        return std::any_of(found.begin(), found.end(),
                           [&](const Value& value) { return differenceOf(item, value).empty(); });
    };
    return expected.size() == found.size() && std::all_of(expected.begin(), expected.end(), isFound)
               ? ""
               : unlike(expected, pythonRepr(Set{found}, 200));
}

std::string differenceOfDict(const json& expected, const Dict& found)
{
    if (expected.size() != found.items.size())
        return unlike(expected, Value(found));
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& [key, value] = found.items[i];
        for (const auto& difference : {differenceOf(expected[i][0], key), differenceOf(expected[i][1], value)})
            if (!difference.empty())
                return "entry " + std::to_string(i) + ": " + difference;
    }
    return {};
}

bool isRowOfReferences(const json& expected)
{
    return expected.is_object() && expected.value("$ndarray", "") == "object" && !expected.at("values").empty() &&
           std::ranges::all_of(expected.at("values"), [](const json& item) { return isObject(item, "$ref"); });
}

/// Lists of references of different length, as dimension scales are attached.
bool areRowsOfReferences(const json& expected)
{
    return expected.is_object() && expected.value("$ndarray", "") == "object" && !expected.at("values").empty() &&
           std::ranges::all_of(expected.at("values"), isRowOfReferences);
}

std::string differenceOfReferenceRows(const json& expected, const std::vector<Value>& found)
{
    const json& rows = expected.at("values");
    if (rows.size() != found.size())
        return "expected " + std::to_string(rows.size()) + " rows, got " + std::to_string(found.size());
    for (std::size_t row = 0; row < found.size(); ++row) {
        const auto* references = found[row].getIf<List>();
        const json& expectedReferences = rows[row].at("values");
        if (!references || references->items.size() != expectedReferences.size())
            return "row " + std::to_string(row) + ": " + unlike(rows[row], found[row]);
        for (std::size_t i = 0; i < references->items.size(); ++i) {
            const auto* reference = references->items[i].getIf<Reference>();
            const bool leadsSomewhere = expectedReferences[i].at("$ref").get<bool>();
            if (!reference || reference->target.empty() == leadsSomewhere)
                return "row " + std::to_string(row) + ": " + unlike(rows[row], found[row]);
        }
    }
    return {};
}

/// A number of one element with NumPy's type.
std::string differenceOfScalar(const json& expected, const Value& found)
{
    const auto dtype = expected.at("$np").get<std::string>();
    const json& value = expected.at("value");
    if (const auto* scalar = found.getIf<NumpyScalar>()) {
        if (elementTypeOfDtype(dtype) != scalar->array->type())
            return "expected dtype " + dtype + ", got " + dtypeName(scalar->array->type());
        return differenceOf(value, *scalar->array, 0);
    }
    return unlike(expected, found);
}

} // namespace

bool isBeyondPlainValues(const json& expected)
{
    if (expected.is_array())
        return std::any_of(expected.begin(), expected.end(), isBeyondPlainValues);
    if (!expected.is_object())
        return false;
    for (const char* key : {"$rec", "$ref", "$repr", "$error"})
        if (expected.contains(key))
            return true;
    if (expected.value("$ndarray", "") == "object") // of texts, or of whatever Python had
        return !std::all_of(expected.at("values").begin(), expected.at("values").end(), [](const json& item) {
            return item.is_string() || item.contains("$bytes") || item.contains("$ndarray");
        });
    return std::any_of(expected.begin(), expected.end(), isBeyondPlainValues);
}

Value valueOf(const json& expected)
{
    const auto items = [](const json& list) {
        std::vector<Value> values;
        for (const json& item : list)
            values.push_back(valueOf(item));
        return values;
    };
    if (expected.is_null())
        return None{};
    if (expected.is_boolean())
        return expected.get<bool>();
    if (expected.is_number_integer())
        return expected.get<std::int64_t>();
    if (const auto number = doubleOf(expected))
        return *number;
    if (expected.is_string())
        return Text{expected.get<std::string>()};
    if (expected.is_array())
        return List{items(expected)};
    if (isObject(expected, "$int")) {
        const auto digits = digitsOf(expected);
        std::int64_t number = 0;
        const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return result.ec == std::errc() ? Value(number) : Value(BigInteger{digits});
    }
    if (isObject(expected, "$bytes"))
        return Bytes{*bytesOf(expected)};
    if (isObject(expected, "$complex"))
        return std::complex<double>(*doubleOf(expected.at("$complex")[0]), *doubleOf(expected.at("$complex")[1]));
    if (isObject(expected, "$tuple"))
        return Tuple{items(expected.at("$tuple"))};
    if (isObject(expected, "$set"))
        return Set{items(expected.at("$set"))};
    if (isObject(expected, "$dict")) {
        Dict dict;
        for (const json& entry : expected.at("$dict"))
            dict.items.emplace_back(valueOf(entry[0]), valueOf(entry[1]));
        return dict;
    }
    throw std::invalid_argument("no plain value: " + spell(expected));
}

std::string differenceOf(const json& expected, const Value& found)
{
    if (isObject(expected, "$np"))
        return differenceOfScalar(expected, found);
    if (expected.is_object() && expected.value("$ndarray", "") == "object" && expected.at("shape").empty())
        return found.is<Undecodable>() ? "" : differenceOf(expected.at("values")[0], found); // one Python object
    if (const auto* list = found.getIf<List>(); list && areRowsOfReferences(expected))
        return differenceOfReferenceRows(expected, list->items);
    if (isBeyondPlainValues(expected)) {
        if (const auto* odd = found.getIf<Undecodable>())
            return odd->kind.empty() || odd->reason.empty() ? "a value that is not shown has no kind or no reason" : "";
        return found.is<Reference>() || found.is<List>() || found.is<Array>() ? "" : unlike(expected, found);
    }
    if (isObject(expected, "$empty") && found == Value(Text{}))
        return {}; // PyTables' empty text has a null dataspace
    if (const auto* scalar = found.getIf<NumpyScalar>(); scalar && expected.is_string())
        return differenceOf(expected, *scalar->array, 0); // numpy.str_
    if (const auto* text = found.getIf<Text>())
        return expected.is_string() || isObject(expected, "$longstr") ? differenceOfBytes(expected, text->utf8)
                                                                      : unlike(expected, found);
    if (const auto* bytes = found.getIf<Bytes>())
        return isObject(expected, "$bytes") || isObject(expected, "$longbytes")
                   ? differenceOfBytes(expected, bytes->bytes)
                   : unlike(expected, found);
    if (const auto* number = found.getIf<double>()) {
        const bool isFloat = expected.is_number_float() || isObject(expected, "$float");
        return isFloat && isSameDouble(*doubleOf(expected), *number) ? "" : unlike(expected, found);
    }
    if (const auto* number = found.getIf<std::complex<double>>()) {
        const bool isSame = isObject(expected, "$complex") &&
                            isSameDouble(*doubleOf(expected.at("$complex")[0]), number->real()) &&
                            isSameDouble(*doubleOf(expected.at("$complex")[1]), number->imag());
        return isSame ? "" : unlike(expected, found);
    }
    if (const auto* array = found.getIf<Array>())
        return isObject(expected, "$ndarray") ? differenceOfArray(expected, *array->array) : unlike(expected, found);
    if (const auto* tuple = found.getIf<Tuple>(); tuple && isObject(expected, "$tuple"))
        return differenceOfItems(expected.at("$tuple"), tuple->items);
    if (const auto* list = found.getIf<List>(); list && expected.is_array())
        return differenceOfItems(expected, list->items);
    if (const auto* set = found.getIf<Set>(); set && isObject(expected, "$set"))
        return differenceOfSet(expected.at("$set"), set->items);
    if (const auto* dict = found.getIf<Dict>(); dict && isObject(expected, "$dict"))
        return differenceOfDict(expected.at("$dict"), *dict);
    if (const auto* empty = found.getIf<Empty>())
        return isObject(expected, "$empty") && !empty->dtype.empty() ? "" : unlike(expected, found);
    if (const auto [key, iso] = isoOf(found); *key != '\0')
        return isObject(expected, key) && expected.at(key).get<std::string>() == iso ? "" : unlike(expected, found);
    const bool isSame = (expected.is_null() && found.is<None>()) ||
                        (expected.is_boolean() && found == Value(expected.get<bool>())) ||
                        (!digitsOf(expected).empty() && (found.is<std::int64_t>() || found.is<BigInteger>()) &&
                         pythonRepr(found) == digitsOf(expected));
    return isSame ? "" : unlike(expected, found);
}

std::string differenceOf(const json& expected, const NdArray& found, std::size_t index)
{
    if (index >= found.size())
        return unlike(expected, std::string("nothing"));
    if (isObject(expected, "$np"))
        return differenceOf(expected.at("value"), found, index);
    const auto text = [&] { return found.toText(index); };
    switch (found.type().kind) {
    case ElementKind::Text:
        return differenceOfBytes(expected, found.texts()[index]);
    case ElementKind::FixedString:
        return differenceOfBytes(expected, text());
    case ElementKind::Raw:
        return isBeyondPlainValues(expected) ? "" : unlike(expected, text());
    case ElementKind::Row: {
        const NdArray& row = found.rows()[index];
        if (isObject(expected, "$ndarray"))
            return differenceOfArray(expected, row);
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (auto difference = differenceOf(expected[i], row, i); !difference.empty())
                return "item " + std::to_string(i) + ": " + difference;
        return {};
    }
    case ElementKind::Bool:
        return (expected.is_boolean() || expected.is_number_integer()) &&
                       (found.toDouble(index) != 0) == (expected != json(false) && expected != json(0))
                   ? ""
                   : unlike(expected, text());
    case ElementKind::Complex64:
    case ElementKind::Complex128: {
        if (!isObject(expected, "$complex"))
            return unlike(expected, text());
        const auto number = found.toComplex(index);
        const json& parts = expected.at("$complex");
        return isSameDouble(*doubleOf(parts[0]), number.real()) && isSameDouble(*doubleOf(parts[1]), number.imag())
                   ? ""
                   : unlike(expected, text());
    }
    case ElementKind::Float16:
    case ElementKind::Float32:
    case ElementKind::Float64: {
        const auto number = doubleOf(expected);
        return number && isSameDouble(*number, found.toDouble(index)) ? "" : unlike(expected, text());
    }
    default:
        return digitsOf(expected) == text() ? "" : unlike(expected, text());
    }
}

} // namespace h5scout::tests
