// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/LiteralHint.h"

namespace h5scout::ui
{

namespace
{

char closing(char open)
{
    switch (open) {
    case '(':
        return ')';
    case '[':
        return ']';
    default:
        return '}';
    }
}

/// The position of the quote that closes the one at `start`; npos if none does.
std::size_t closingQuote(std::string_view text, std::size_t start)
{
    for (std::size_t at = start + 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == text[start])
            return at;
    }
    return std::string_view::npos;
}

} // namespace

std::string literalHint(std::string_view text)
{
    if (text.empty())
        return "There is nothing yet.";
    std::string open;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\'' || c == '"') {
            at = closingQuote(text, at);
            if (at == std::string_view::npos)
                return std::string("A quote ") + c + " is not closed.";
        } else if (c == '(' || c == '[' || c == '{') {
            open += c;
        } else if (c == ')' || c == ']' || c == '}') {
            if (open.empty() || closing(open.back()) != c)
                return std::string("A bracket ") + c + " closes none.";
            open.pop_back();
        }
    }
    if (!open.empty())
        return std::string("A bracket ") + open.back() + " is not closed.";
    return "Only numbers, texts in quotes, True, False, None and brackets around them can stand here.";
}

} // namespace h5scout::ui
