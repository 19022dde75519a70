// SPDX-License-Identifier: GPL-3.0-or-later
#include "WireReplies.h"

#include "Hex.h"
#include "h5scout/value/NdArray.h"

namespace h5scout::test
{

namespace
{

using Json = nlohmann::json;

template <typename Number>
std::string hexOfNumber(const Number& number)
{
    return hexOf({reinterpret_cast<const char*>(&number), sizeof number});
}

Json wireOfItems(const std::vector<Value>& values)
{
    Json items = Json::array();
    for (const Value& value : values)
        items.push_back(wireOfValue(value));
    return items;
}

Json wireOfPairs(const Dict& dict)
{
    Json pairs = Json::array();
    for (const auto& [key, value] : dict.items)
        pairs.push_back(Json::array({wireOfValue(key), wireOfValue(value)})); // two pairs alone would be an object
    return pairs;
}

Json wireOf(const Time& time)
{
    return {time.hour, time.minute, time.second, time.microsecond,
            time.utcOffsetSeconds ? Json(*time.utcOffsetSeconds) : Json()};
}

Json wireOf(const Date& date)
{
    return {date.year, date.month, date.day};
}

Json wireOf(const NdArray& array)
{
    Json wire{{"shape", array.shape()}};
    if (array.type().kind == ElementKind::Text) {
        wire["texts"] = Json::array();
        for (const std::string& text : array.texts())
            wire["texts"].push_back(hexOf(text));
        return wire;
    }
    const auto bytes = array.bytes();
    wire["dtype"] = dtypeName(array.type());
    wire["hex"] = hexOf({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return wire;
}

struct Speller
{
    Json operator()(const None&) const { return {"none", nullptr}; }
    Json operator()(bool value) const { return {"bool", value}; }
    Json operator()(std::int64_t value) const { return {"int", std::to_string(value)}; }
    Json operator()(const BigInteger& value) const { return {"int", value.digits}; }
    Json operator()(double value) const { return {"float", hexOfNumber(value)}; }
    Json operator()(const std::complex<double>& value) const { return {"complex", hexOfNumber(value)}; }
    Json operator()(const Text& value) const { return {"text", hexOf(value.utf8)}; }
    Json operator()(const Bytes& value) const { return {"bytes", hexOf(value.bytes)}; }
    Json operator()(const Date& value) const { return {"date", wireOf(value)}; }
    Json operator()(const Time& value) const { return {"time", wireOf(value)}; }
    Json operator()(const DateTime& value) const
    {
        Json payload = wireOf(value.date);
        for (Json& number : wireOf(value.time))
            payload.push_back(std::move(number));
        return {"datetime", payload};
    }
    Json operator()(const Tuple& value) const { return {"tuple", wireOfItems(value.items)}; }
    Json operator()(const List& value) const { return {"list", wireOfItems(value.items)}; }
    Json operator()(const Set& value) const { return {"set", wireOfItems(value.items)}; }
    Json operator()(const Dict& value) const { return {"dict", wireOfPairs(value)}; }
    Json operator()(const NumpyScalar& value) const { return {"scalar", wireOf(*value.array)}; }
    Json operator()(const Array& value) const { return {"array", wireOf(*value.array)}; }
    template <typename Other>
    Json operator()(const Other& value) const
    {
        return {"other", pythonRepr(Value(value))};
    }
};

} // namespace

Json wireOfValue(const Value& value)
{
    return std::visit(Speller(), value.storage());
}

} // namespace h5scout::test
