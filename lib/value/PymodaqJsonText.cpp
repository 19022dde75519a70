// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "h5scout/value/NdArray.h"
#include "h5scout/value/PymodaqJson.h"
#include "h5scout/value/PythonLiteral.h"

namespace h5scout
{

namespace
{

bool isEncodable(const Value& value, int depth);

bool areEncodable(const std::vector<Value>& items, int depth)
{
    return std::all_of(items.begin(), items.end(), [depth](const Value& item) { return isEncodable(item, depth); });
}

/// True if Python prints the value as a literal.
bool isEncodable(const Value& value, int depth)
{
    if (depth > kMaximalValueDepth)
        return false;
    if (const auto* tuple = value.getIf<Tuple>())
        return areEncodable(tuple->items, depth + 1);
    if (const auto* list = value.getIf<List>())
        return areEncodable(list->items, depth + 1);
    if (const auto* set = value.getIf<Set>())
        return areEncodable(set->items, depth + 1);
    if (const auto* dict = value.getIf<Dict>())
        return std::all_of(dict->items.begin(), dict->items.end(), [depth](const auto& item) {
            return isEncodable(item.first, depth + 1) && isEncodable(item.second, depth + 1);
        });
    if (const auto* scalar = value.getIf<NumpyScalar>())
        return scalar->array->type().kind != ElementKind::Row && scalar->array->type().kind != ElementKind::Raw;
    return !value.is<Array>() && !value.is<Reference>() && !value.is<Empty>() && !value.is<Undecodable>();
}

struct PythonType
{
    std::string_view module = "builtins";
    std::string name;
};

PythonType pythonTypeOf(const Value& value)
{
    if (value.is<Date>() || value.is<Time>() || value.is<DateTime>())
        return {"datetime", valueTypeName(value)};
    const auto* scalar = value.getIf<NumpyScalar>();
    if (scalar == nullptr)
        return {"builtins", valueTypeName(value)};
    switch (scalar->array->type().kind) {
    case ElementKind::Bool:
        return {"numpy", "bool_"};
    case ElementKind::Text:
        return {"numpy", "str_"};
    case ElementKind::FixedString:
        return {"numpy", "bytes_"};
    default:
        return {"numpy", valueTypeName(value)};
    }
}

/// As json.dumps writes a string: all ASCII.
std::string jsonString(std::string_view utf8)
{
    return nlohmann::json(utf8).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

std::string wrapper(std::string_view module, std::string_view type, std::string_view data)
{
    return fmt::format(R"({{"module": {}, "type": {}, "data": {}}})", jsonString(module), jsonString(type),
                       jsonString(data));
}

/// What decodePymodaqJson could not read, as it was.
std::optional<std::string> undecodedWrapper(const Value& value)
{
    const auto* dict = value.getIf<Dict>();
    if (dict == nullptr || dict->items.size() != 3)
        return std::nullopt;
    std::vector<const std::string*> texts;
    std::string_view expected[] = {"module", "type", "data"};
    for (std::size_t index = 0; index < 3; ++index) {
        const auto* key = dict->items[index].first.getIf<Text>();
        const auto* text = dict->items[index].second.getIf<Text>();
        if (key == nullptr || text == nullptr || key->utf8 != expected[index])
            return std::nullopt;
        texts.push_back(&text->utf8);
    }
    if (parsePythonLiteral(*texts[2]))
        return std::nullopt; // this one would be read as what it holds
    return wrapper(*texts[0], *texts[1], *texts[2]);
}

} // namespace

std::optional<std::string> encodePymodaqJson(const Value& value)
{
    if (auto text = undecodedWrapper(value))
        return text;
    if (!isEncodable(value, 0))
        return std::nullopt;
    const PythonType type = pythonTypeOf(value);
    return wrapper(type.module, type.name, pythonRepr(value));
}

} // namespace h5scout
