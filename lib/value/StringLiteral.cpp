// SPDX-License-Identifier: GPL-3.0-or-later
#include "StringLiteral.h"

#include "Utf8.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace h5scout::value
{

namespace
{

enum class StringKind { Text, Bytes };

class Unescaper
{
public:
    Unescaper(std::string_view body, StringKind kind)
        : m_rest(body)
        , m_kind(kind)
    {}

    std::optional<std::string> run();

private:
    bool unescapeOne();
    bool unescapeOctal();
    bool unescapeHexadecimal(std::size_t digits);
    void append(char32_t code);

    std::string_view m_rest;
    StringKind m_kind;
    std::string m_text;
};

std::optional<std::string> Unescaper::run()
{
    m_text.reserve(m_rest.size());
    while (!m_rest.empty()) {
        const std::size_t plain = std::min(m_rest.find('\\'), m_rest.size());
        m_text += m_rest.substr(0, plain);
        m_rest.remove_prefix(plain);
        if (!m_rest.empty() && !unescapeOne())
            return std::nullopt;
    }
    return std::move(m_text);
}

bool isOctalDigit(char c)
{
    return c >= '0' && c <= '7';
}

/// At a backslash.
bool Unescaper::unescapeOne()
{
    if (m_rest.size() < 2)
        return false;
    const char escape = m_rest[1];
    if (isOctalDigit(escape))
        return unescapeOctal();

    constexpr std::string_view kLetters = "\\'\"abfnrtv";
    constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
    const std::size_t simple = kLetters.find(escape);
    m_rest.remove_prefix(2);
    if (simple != std::string_view::npos) {
        m_text += kMeanings[simple];
        return true;
    }
    if (escape == '\n') // the line goes on
        return true;
    if (escape == 'x')
        return unescapeHexadecimal(2);
    if (m_kind == StringKind::Text) {
        if (escape == 'u')
            return unescapeHexadecimal(4);
        if (escape == 'U')
            return unescapeHexadecimal(8);
        if (escape == 'N')
            return false;
    }
    // Python keeps the backslash of what is no escape.
    m_text += '\\';
    m_text += escape;
    return true;
}

bool Unescaper::unescapeOctal()
{
    char32_t code = 0;
    m_rest.remove_prefix(1);
    for (int i = 0; i < 3 && !m_rest.empty() && isOctalDigit(m_rest.front()); ++i) {
        code = code * 8 + static_cast<char32_t>(m_rest.front() - '0');
        m_rest.remove_prefix(1);
    }
    append(m_kind == StringKind::Bytes ? code & 0xFFU : code);
    return true;
}

bool Unescaper::unescapeHexadecimal(std::size_t digits)
{
    const auto code = hexadecimalNumber(m_rest, digits);
    if (!code || *code > 0x10FFFF)
        return false;
    m_rest.remove_prefix(digits);
    append(*code);
    return true;
}

void Unescaper::append(char32_t code)
{
    if (m_kind == StringKind::Text)
        appendUtf8(m_text, code);
    else
        m_text += static_cast<char>(static_cast<unsigned char>(code));
}

} // namespace

std::optional<std::string_view> takeQuoted(LiteralCursor& cursor)
{
    const char quote = cursor.peek();
    if (quote != '\'' && quote != '"')
        return std::nullopt;
    const std::string_view text = cursor.rest();
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == quote) {
            cursor.advance(i + 1);
            return text.substr(1, i - 1);
        }
        if (text[i] == '\n' || text[i] == '\r' || text[i] == '\0')
            return std::nullopt;
        if (text[i] == '\\')
            ++i;
    }
    return std::nullopt;
}

std::optional<std::string> unescapeText(std::string_view body)
{
    return Unescaper(body, StringKind::Text).run();
}

std::optional<std::string> unescapeBytes(std::string_view body)
{
    return Unescaper(body, StringKind::Bytes).run();
}

std::optional<char32_t> hexadecimalNumber(std::string_view digits, std::size_t count)
{
    if (digits.size() < count)
        return std::nullopt;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + count, number, 16);
    if (error != std::errc() || end != digits.data() + count)
        return std::nullopt;
    return number;
}

} // namespace h5scout::value
