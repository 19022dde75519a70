// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/PythonLiteral.h"

#include "DateTimeLiteral.h"
#include "LiteralCursor.h"
#include "NumberLiteral.h"
#include "NumpyLiteral.h"
#include "StringLiteral.h"

#include <utility>
#include <vector>

namespace h5scout
{

namespace
{

using value::LiteralCursor;

/// Recursive descent; the recursion ends at kMaximalValueDepth containers.
class LiteralParser
{
public:
    explicit LiteralParser(std::string_view text)
        : m_cursor(text)
    {}

    std::optional<Value> parse();

private:
    std::optional<Value> parseValue(int depth);
    std::optional<Value> parseText();
    std::optional<Value> parseBytes();
    std::optional<Value> parseNamed(int depth);
    std::optional<Value> parseCall(std::string_view function, int depth);
    std::optional<Value> parseParenthesis(int depth);
    std::optional<Value> parseComplex();
    std::optional<Value> parseList(int depth);
    std::optional<Value> parseBraces(int depth);
    bool parseSetRest(std::vector<Value>& items, int depth);
    std::optional<Value> parseDictRest(Value firstKey, int depth);

    LiteralCursor m_cursor;
    std::size_t m_nodes = 0;
};

std::optional<Value> LiteralParser::parse()
{
    auto value = parseValue(0);
    m_cursor.skipBlanks();
    if (!m_cursor.isAtEnd())
        return std::nullopt;
    return value;
}

/// `depth` is the number of containers around the value.
std::optional<Value> LiteralParser::parseValue(int depth)
{
    if (++m_nodes > kMaximalValueNodes)
        return std::nullopt;
    m_cursor.skipBlanks();
    const char c = m_cursor.peek();
    if (c == '\'' || c == '"')
        return parseText();
    if (value::isDigit(c) || c == '-' || c == '+')
        return value::takeNumber(m_cursor);
    if (c == 'b' && (m_cursor.peek(1) == '\'' || m_cursor.peek(1) == '"'))
        return parseBytes();
    if (c != '(' && c != '[' && c != '{')
        return parseNamed(depth);
    if (c == '(') {
        if (auto number = parseComplex())
            return number;
    }
    if (depth == kMaximalValueDepth)
        return std::nullopt;
    m_cursor.advance(1);
    switch (c) {
    case '(':
        return parseParenthesis(depth + 1);
    case '[':
        return parseList(depth + 1);
    default:
        return parseBraces(depth + 1);
    }
}

std::optional<Value> LiteralParser::parseText()
{
    const auto body = value::takeQuoted(m_cursor);
    auto text = body ? value::unescapeText(*body) : std::nullopt;
    if (!text)
        return std::nullopt;
    return Text{std::move(*text)};
}

std::optional<Value> LiteralParser::parseBytes()
{
    m_cursor.advance(1);
    const auto body = value::takeQuoted(m_cursor);
    if (!body)
        return std::nullopt;
    for (const char c : *body) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return std::nullopt;
    }
    auto bytes = value::unescapeBytes(*body);
    if (!bytes)
        return std::nullopt;
    return Bytes{std::move(*bytes)};
}

std::optional<Value> LiteralParser::parseNamed(int depth)
{
    const LiteralCursor start = m_cursor;
    const std::string_view name = m_cursor.takeName();
    if (m_cursor.peek() == '(')
        return parseCall(name, depth);
    if (name == "True" || name == "np.True_")
        return true;
    if (name == "False" || name == "np.False_")
        return false;
    if (name == "None")
        return None{};
    m_cursor = start;
    return value::takeNumber(m_cursor); // nan, inf
}

std::optional<Value> LiteralParser::parseCall(std::string_view function, int depth)
{
    if (function == "set") {
        if (!m_cursor.take("()") || depth == kMaximalValueDepth)
            return std::nullopt;
        return Set{};
    }
    if (function.starts_with("datetime."))
        return value::takeDateTimeArguments(function, m_cursor);
    if (!function.starts_with("np."))
        return std::nullopt;
    // One scalar, never a container: the recursion ends here.
    m_cursor.advance(1);
    if (m_cursor.peek() == '(' || m_cursor.peek() == '[' || m_cursor.peek() == '{' ||
        m_cursor.rest().starts_with("np.") || m_cursor.rest().starts_with("set"))
        return std::nullopt;
    auto argument = parseValue(depth);
    if (!argument || !value::isNumpyScalarCall(function, *argument) || !m_cursor.take(')'))
        return std::nullopt;
    return argument;
}

/// "(1+2j)", the only parentheses that make no tuple. The cursor stays where it is if it is anything else.
std::optional<Value> LiteralParser::parseComplex()
{
    LiteralCursor ahead = m_cursor;
    ahead.advance(1);
    auto number = value::takeNumber(ahead);
    if (!number || !number->is<std::complex<double>>() || !ahead.take(')'))
        return std::nullopt;
    m_cursor = ahead;
    return number;
}

std::optional<Value> LiteralParser::parseParenthesis(int depth)
{
    Tuple tuple;
    m_cursor.skipBlanks();
    if (m_cursor.take(')'))
        return tuple;
    while (true) {
        auto item = parseValue(depth);
        if (!item)
            return std::nullopt;
        tuple.items.push_back(std::move(*item));
        m_cursor.skipBlanks();
        const bool hasComma = m_cursor.take(',');
        m_cursor.skipBlanks();
        // A tuple of one item ends in a comma, a longer one does not.
        if (hasComma == (tuple.items.size() == 1) && m_cursor.take(')'))
            return tuple;
        if (!hasComma)
            return std::nullopt;
    }
}

std::optional<Value> LiteralParser::parseList(int depth)
{
    List list;
    m_cursor.skipBlanks();
    if (m_cursor.take(']'))
        return list;
    do {
        auto item = parseValue(depth);
        if (!item)
            return std::nullopt;
        list.items.push_back(std::move(*item));
        m_cursor.skipBlanks();
    } while (m_cursor.take(','));
    if (!m_cursor.take(']'))
        return std::nullopt;
    return list;
}

std::optional<Value> LiteralParser::parseBraces(int depth)
{
    m_cursor.skipBlanks();
    if (m_cursor.take('}'))
        return Dict{};
    auto first = parseValue(depth);
    if (!first)
        return std::nullopt;
    m_cursor.skipBlanks();
    if (m_cursor.take(':'))
        return parseDictRest(std::move(*first), depth);
    Set set;
    set.items.push_back(std::move(*first));
    if (!parseSetRest(set.items, depth))
        return std::nullopt;
    return set;
}

bool LiteralParser::parseSetRest(std::vector<Value>& items, int depth)
{
    while (m_cursor.take(',')) {
        auto item = parseValue(depth);
        if (!item)
            return false;
        items.push_back(std::move(*item));
        m_cursor.skipBlanks();
    }
    return m_cursor.take('}');
}

/// Behind the first colon.
std::optional<Value> LiteralParser::parseDictRest(Value firstKey, int depth)
{
    Dict dict;
    Value key = std::move(firstKey);
    while (true) {
        auto item = parseValue(depth);
        if (!item)
            return std::nullopt;
        dict.items.emplace_back(std::move(key), std::move(*item));
        m_cursor.skipBlanks();
        if (m_cursor.take('}'))
            return dict;
        if (!m_cursor.take(','))
            return std::nullopt;
        auto nextKey = parseValue(depth);
        m_cursor.skipBlanks();
        if (!nextKey || !m_cursor.take(':'))
            return std::nullopt;
        key = std::move(*nextKey);
    }
}

} // namespace

std::optional<Value> parsePythonLiteral(std::string_view text, std::size_t maximalBytes)
{
    if (text.size() > maximalBytes)
        return std::nullopt;
    return LiteralParser(text).parse();
}

} // namespace h5scout
