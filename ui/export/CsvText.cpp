// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/CsvText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kLongestNumber = 32;

template <typename T>
void appendDigits(std::string& text, T number)
{
    std::array<char, kLongestNumber> digits; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by to_chars
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

template <typename T>
void appendFloat(std::string& text, T number)
{
    if (std::isnan(number))
        text += "nan"; // to_chars would write "-nan" for some
    else
        appendDigits(text, number); // infinities as "inf"
}

} // namespace

char separatorSign(Separator separator)
{
    switch (separator) {
    case Separator::Comma:
        return ',';
    case Separator::Tab:
        return '\t';
    case Separator::Semicolon:
        return ';';
    }
    return ',';
}

std::string csvField(std::string_view text, Separator separator)
{
    const auto needsQuotes = [sign = separatorSign(separator)](char c) {
        return c == sign || c == '"' || c == '\n' || c == '\r';
    };
    const bool hasEdges = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!hasEdges && std::none_of(text.begin(), text.end(), needsQuotes))
        return std::string(text);
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"')
            field += '"';
        field += c;
    }
    return field + '"';
}

std::string csvComment(std::string_view text)
{
    std::string line = "# ";
    for (const char c : text)
        line += c == '\n' || c == '\r' ? ' ' : c;
    return line + '\n';
}

void appendNumber(std::string& text, double number)
{
    appendFloat(text, number);
}

void appendNumber(std::string& text, const NdArray& array, std::size_t index)
{
    switch (array.type().kind) {
    case ElementKind::Bool:
        text += array.as<std::uint8_t>()[index] != 0 ? '1' : '0';
        break;
    case ElementKind::Int8:
        appendDigits(text, array.as<std::int8_t>()[index]);
        break;
    case ElementKind::Int16:
        appendDigits(text, array.as<std::int16_t>()[index]);
        break;
    case ElementKind::Int32:
        appendDigits(text, array.as<std::int32_t>()[index]);
        break;
    case ElementKind::Int64:
        appendDigits(text, array.as<std::int64_t>()[index]);
        break;
    case ElementKind::UInt8:
        appendDigits(text, array.as<std::uint8_t>()[index]);
        break;
    case ElementKind::UInt16:
        appendDigits(text, array.as<std::uint16_t>()[index]);
        break;
    case ElementKind::UInt32:
        appendDigits(text, array.as<std::uint32_t>()[index]);
        break;
    case ElementKind::UInt64:
        appendDigits(text, array.as<std::uint64_t>()[index]);
        break;
    case ElementKind::Float32:
        appendFloat(text, array.as<float>()[index]);
        break;
    default:
        appendFloat(text, array.toDouble(index));
        break;
    }
}

} // namespace h5scout::ui
