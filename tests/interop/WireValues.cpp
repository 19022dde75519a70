// SPDX-License-Identifier: GPL-3.0-or-later
#include "WireValues.h"

#include <charconv>
#include <cstring>

#include "Hex.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

std::vector<std::byte> rawBytes(const Json& hex)
{
    const std::string text = bytesOfHex(hex);
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

Value integerOf(const std::string& digits)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc())
        return number;
    return BigInteger{digits};
}

template <typename Number>
Number numberOf(const Json& hex)
{
    const std::string bytes = bytesOfHex(hex);
    Number number{};
    std::memcpy(&number, bytes.data(), sizeof number);
    return number;
}

std::vector<Value> valuesOf(const Json& values)
{
    std::vector<Value> items;
    for (const Json& value : values)
        items.push_back(valueOfWire(value));
    return items;
}

Value dictOf(const Json& pairs)
{
    Dict dict;
    for (const Json& pair : pairs)
        dict.items.emplace_back(valueOfWire(pair[0]), valueOfWire(pair[1]));
    return dict;
}

Date dateOf(const Json& numbers)
{
    return {numbers[0], numbers[1], numbers[2]};
}

/// From number `first` on: hour, minute, second, microsecond, offset from UTC or null.
Time timeOf(const Json& numbers, std::size_t first)
{
    Time time{numbers[first], numbers[first + 1], numbers[first + 2], numbers[first + 3], {}};
    if (!numbers[first + 4].is_null())
        time.utcOffsetSeconds = numbers[first + 4].get<int>();
    return time;
}

} // namespace

ElementType elementTypeOfWire(const Json& dtypeName)
{
    return elementTypeFromDtypeName(dtypeName.get<std::string>()).value();
}

NdArray arrayOfWire(const Json& array)
{
    const auto shape = array["shape"].get<Shape>();
    if (array.contains("texts")) {
        std::vector<std::string> texts;
        for (const Json& text : array["texts"])
            texts.push_back(bytesOfHex(text));
        return {shape, std::move(texts)};
    }
    const ElementType element = elementTypeOfWire(array["dtype"]);
    if (!array.contains("rows"))
        return {shape, element, rawBytes(array["hex"])};
    std::vector<NdArray> rows;
    for (const Json& row : array["rows"])
        rows.push_back(arrayOfWire(row));
    return {shape, element, std::move(rows)};
}

Value valueOfWire(const Json& value)
{
    const auto kind = value[0].get<std::string>();
    const Json& payload = value[1];
    if (kind == "none")
        return None{};
    if (kind == "bool")
        return payload.get<bool>();
    if (kind == "int")
        return integerOf(payload);
    if (kind == "float")
        return numberOf<double>(payload);
    if (kind == "complex")
        return numberOf<std::complex<double>>(payload);
    if (kind == "text")
        return Text{bytesOfHex(payload)};
    if (kind == "bytes")
        return Bytes{bytesOfHex(payload)};
    if (kind == "date")
        return dateOf(payload);
    if (kind == "time")
        return timeOf(payload, 0);
    if (kind == "datetime")
        return DateTime{dateOf(payload), timeOf(payload, 3)};
    if (kind == "dict")
        return dictOf(payload);
    if (kind == "scalar")
        return NumpyScalar{std::make_shared<const NdArray>(arrayOfWire(payload))};
    if (kind == "array")
        return Array{std::make_shared<const NdArray>(arrayOfWire(payload))};
    if (kind == "tuple")
        return Tuple{valuesOf(payload)};
    if (kind == "list")
        return List{valuesOf(payload)};
    if (kind == "set")
        return Set{valuesOf(payload)};
    throw std::runtime_error("a value of the kind " + kind);
}

Metadata metadataOfWire(const Json& pairs)
{
    Metadata metadata;
    for (const Json& pair : pairs)
        metadata.emplace_back(pair[0].get<std::string>(), valueOfWire(pair[1]));
    return metadata;
}

} // namespace h5scout::test
