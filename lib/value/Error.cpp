// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Error.h"

#include <utility>

#include "Utf8.h"

namespace h5scout
{

namespace
{

/// what() ends at a NUL; a name may hold one.
std::string withoutNuls(const std::string& text)
{
    std::string result;
    for (const char character : text)
        character == '\0' ? result.append("\\x00") : result.append(1, character);
    return result;
}

/// A name in it may have thousands of bytes.
std::string shortened(const std::string& attempt)
{
    constexpr std::size_t kMaximalBytes = 300;
    if (attempt.size() <= kMaximalBytes)
        return attempt;
    return attempt.substr(0, value::wholeCharacters(attempt, kMaximalBytes)) + "\xe2\x80\xa6"; // an ellipsis
}

std::string sentence(const std::string& reason, const ErrorContext& context)
{
    std::string text;
    if (!context.attempt.empty()) {
        text = "Could not " + shortened(context.attempt);
        if (!context.node.empty())
            text += " at " + context.node;
        if (!context.file.empty())
            text += " in " + context.file;
        text += ": ";
    }
    text += reason;
    if (!context.advice.empty())
        text += " " + context.advice;
    return withoutNuls(text);
}

} // namespace

Error::Error(std::string reason, ErrorContext context)
    : std::runtime_error(sentence(reason, context))
    , m_reason(std::move(reason))
    , m_context(std::move(context))
{}

} // namespace h5scout
