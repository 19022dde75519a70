// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace h5scout::value
{

/// A place in a text that is being parsed. A NUL, which no literal contains, stands for the end.
class LiteralCursor
{
public:
    explicit LiteralCursor(std::string_view text)
        : m_rest(text)
    {}

    bool isAtEnd() const { return m_rest.empty(); }
    char peek(std::size_t offset = 0) const { return offset < m_rest.size() ? m_rest[offset] : '\0'; }
    std::string_view rest() const { return m_rest; }
    void advance(std::size_t count) { m_rest.remove_prefix(count); }

    /// Steps over `expected` if it comes next.
    bool take(char expected);
    bool take(std::string_view expected);
    /// Steps over a dotted name such as "datetime.date"; empty if there is none.
    std::string_view takeName();
    /// Steps over digits; empty if there are none.
    std::string_view takeDigits();
    void skipBlanks();

private:
    std::string_view takeWhile(bool (*belongs)(char));

    std::string_view m_rest;
};

bool isDigit(char c);
/// Letters, digits and the underscore.
bool isNameCharacter(char c);

} // namespace h5scout::value
