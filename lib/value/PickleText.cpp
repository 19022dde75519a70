// SPDX-License-Identifier: GPL-3.0-or-later
#include "PickleText.h"

#include "NumberLiteral.h"
#include "StringLiteral.h"
#include "Utf8.h"

#include <algorithm>
#include <charconv>

namespace h5scout::value::pickle
{

std::optional<Value> readIntegerLine(std::string_view line)
{
    if (line == "00" || line == "01")
        return line == "01";
    const bool isNegative = line.starts_with('-');
    if (isNegative)
        line.remove_prefix(1);
    if (line.empty() || !std::ranges::all_of(line, isDigit))
        return std::nullopt;
    return integerValue(line, isNegative);
}

std::optional<Value> readLongLine(std::string_view line)
{
    if (line.ends_with('L'))
        line.remove_suffix(1);
    auto value = readIntegerLine(line);
    if (value && value->is<bool>())
        return std::int64_t{*value->getIf<bool>() ? 1 : 0};
    return value;
}

std::optional<double> readFloatLine(std::string_view line)
{
    double number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc() || end != line.data() + line.size())
        return std::nullopt;
    return number;
}

std::optional<std::string> readStringLine(std::string_view line)
{
    LiteralCursor cursor(line);
    const auto body = takeQuoted(cursor);
    if (!body || !cursor.isAtEnd())
        return std::nullopt;
    return unescapeBytes(*body);
}

std::optional<std::string> readUnicodeLine(std::string_view line)
{
    std::string text;
    text.reserve(line.size());
    while (!line.empty()) {
        if (line.front() != '\\') {
            appendUtf8(text, static_cast<unsigned char>(line.front()));
            line.remove_prefix(1);
            continue;
        }
        const char escape = line.size() > 1 ? line[1] : '\0';
        if (escape != 'u' && escape != 'U') {
            // No escape: both characters stand for themselves.
            text += '\\';
            line.remove_prefix(1);
            if (!line.empty()) {
                appendUtf8(text, static_cast<unsigned char>(line.front()));
                line.remove_prefix(1);
            }
            continue;
        }
        const std::size_t digits = escape == 'u' ? 4 : 8;
        const auto code = hexadecimalNumber(line.substr(2), digits);
        if (!code || *code > 0x10FFFF)
            return std::nullopt;
        appendUtf8(text, *code);
        line.remove_prefix(2 + digits);
    }
    return text;
}

} // namespace h5scout::value::pickle
