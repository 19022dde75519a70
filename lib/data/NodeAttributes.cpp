// SPDX-License-Identifier: GPL-3.0-or-later
#include "NodeAttributes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "h5scout/value/NdArray.h"

namespace h5scout::data
{

namespace
{

constexpr std::size_t kMostTextBytes = 4096;
constexpr std::size_t kMostNotes = 32;
constexpr std::size_t kMostIntegers = 64;
constexpr std::size_t kMostTexts = 256;
/// Of an attribute's value; longer ones are cut, and mean nothing here.
constexpr std::uint64_t kMostAttributeBytes = std::uint64_t{64} << 10;

/// The values of a list, tuple, array, or the value itself; empty if they are too many.
std::optional<std::vector<Value>> itemsOf(const Value& value, std::size_t most)
{
    const std::vector<Value>* items = nullptr;
    if (const auto* const tuple = value.getIf<Tuple>())
        items = &tuple->items;
    else if (const auto* const list = value.getIf<List>())
        items = &list->items;
    if (items != nullptr)
        return items->size() <= most ? std::optional(*items) : std::nullopt;
    const auto* const array = value.getIf<Array>();
    if (array == nullptr)
        return std::vector<Value>{value};
    const NdArray& elements = *array->array;
    if (elements.size() > most)
        return std::nullopt;
    std::vector<Value> values;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (isNumeric(elements.type().kind))
            values.emplace_back(elements.toDouble(i));
        else
            values.emplace_back(Text{elements.toText(i)});
    }
    return values;
}

std::optional<std::string> textOf(const Value& value)
{
    if (const auto* const text = value.getIf<Text>())
        return text->utf8;
    if (const auto* const bytes = value.getIf<Bytes>())
        return bytes->bytes;
    if (value.is<None>() || value.is<Empty>()) // PyMoDAQ's way to say "none"
        return std::string();
    const auto* const scalar = value.getIf<NumpyScalar>();
    if (scalar != nullptr &&
        (scalar->array->type().kind == ElementKind::Text || scalar->array->type().kind == ElementKind::FixedString))
        return scalar->array->toText(0);
    return std::nullopt;
}

std::optional<std::int64_t> integerOf(const Value& value)
{
    constexpr double kLargest = 9007199254740992.0; // 2^53: whole numbers beyond are not exact
    const std::optional<double> number = toDouble(value);
    if (!number || std::floor(*number) != *number || std::abs(*number) > kLargest)
        return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

} // namespace

void Notes::add(std::string sentence)
{
    if (m_notes.size() < kMostNotes && std::ranges::find(m_notes, sentence) == m_notes.end())
        m_notes.push_back(boundedText(std::move(sentence)));
}

std::string boundedText(std::string text)
{
    if (text.size() <= kMostTextBytes)
        return text;
    std::size_t end = kMostTextBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text;
}

NodeAttributes::NodeAttributes(const Node& node, Notes& notes)
    : m_node(node)
    , m_notes(notes)
{}

bool NodeAttributes::has(std::string_view name) const
{
    try {
        return m_node.attrs().contains(name);
    } catch (const Error&) {
        return false; // damaged attributes: the attribute pane says so
    }
}

std::optional<Value> NodeAttributes::value(std::string_view name) const
{
    if (!has(name))
        return std::nullopt;
    try {
        StoredAttribute attribute = m_node.attrs().stored(name, kMostAttributeBytes);
        if (attribute.error) {
            noteUseless(name, "readable value");
            return std::nullopt;
        }
        return std::move(attribute.value);
    } catch (const Error&) {
        noteUseless(name, "readable value");
        return std::nullopt;
    }
}

void NodeAttributes::noteUseless(std::string_view name, std::string_view wanted) const
{
    m_notes.add(fmt::format("The attribute '{}' of {} holds no {} and was left aside.", name, m_node.path(), wanted));
}

std::string NodeAttributes::text(std::string_view name) const
{
    const std::optional<Value> found = value(name);
    if (!found)
        return {};
    std::optional<std::string> text = textOf(*found);
    if (const auto* const array = found->getIf<Array>(); array != nullptr && array->array->size() == 1)
        text = textOf(itemsOf(*found, 1)->front());
    if (text)
        return boundedText(std::move(*text));
    noteUseless(name, "text");
    return {};
}

std::vector<std::string> NodeAttributes::texts(std::string_view name) const
{
    const std::optional<Value> found = value(name);
    if (!found)
        return {};
    std::vector<std::string> result;
    for (const Value& item : itemsOf(*found, kMostTexts).value_or(std::vector<Value>{Value(0.0)})) {
        std::optional<std::string> text = textOf(item);
        if (!text) {
            noteUseless(name, "texts");
            return {};
        }
        result.push_back(boundedText(std::move(*text)));
    }
    return result;
}

std::optional<double> NodeAttributes::number(std::string_view name) const
{
    const std::optional<Value> found = value(name);
    if (!found || found->is<None>())
        return std::nullopt;
    const std::optional<double> number = toDouble(*found);
    if (!number)
        noteUseless(name, "number");
    return number;
}

std::optional<std::int64_t> NodeAttributes::integer(std::string_view name) const
{
    const std::optional<Value> found = value(name);
    if (!found || found->is<None>())
        return std::nullopt;
    const auto items = itemsOf(*found, 1);
    const auto integer = items && items->size() == 1 ? integerOf(items->front()) : std::nullopt;
    if (!integer)
        noteUseless(name, "whole number");
    return integer;
}

std::optional<std::vector<std::int64_t>> NodeAttributes::integers(std::string_view name) const
{
    const std::optional<Value> found = value(name);
    if (!found || found->is<None>())
        return std::nullopt;
    const auto items = itemsOf(*found, kMostIntegers);
    std::vector<std::int64_t> result;
    for (const Value& item : items.value_or(std::vector<Value>{Value(0.5)})) {
        const auto integer = integerOf(item);
        if (!integer) {
            noteUseless(name, "list of whole numbers");
            return std::nullopt;
        }
        result.push_back(*integer);
    }
    return result;
}

} // namespace h5scout::data
