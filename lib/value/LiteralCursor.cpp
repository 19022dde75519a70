// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiteralCursor.h"

namespace h5scout::value
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
}

bool LiteralCursor::take(char expected)
{
    if (m_rest.empty() || m_rest.front() != expected)
        return false;
    m_rest.remove_prefix(1);
    return true;
}

bool LiteralCursor::take(std::string_view expected)
{
    if (!m_rest.starts_with(expected))
        return false;
    m_rest.remove_prefix(expected.size());
    return true;
}

std::string_view LiteralCursor::takeName()
{
    if (isDigit(peek()))
        return {};
    return takeWhile([](char c) { return isNameCharacter(c) || c == '.'; });
}

std::string_view LiteralCursor::takeDigits()
{
    return takeWhile(isDigit);
}

void LiteralCursor::skipBlanks()
{
    takeWhile([](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

std::string_view LiteralCursor::takeWhile(bool (*belongs)(char))
{
    std::size_t length = 0;
    while (length < m_rest.size() && belongs(m_rest[length]))
        ++length;
    const std::string_view taken = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return taken;
}

} // namespace h5scout::value
