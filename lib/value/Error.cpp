// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/Error.h"

#include <utility>

namespace h5scout
{

namespace
{

std::string sentence(const std::string& reason, const ErrorContext& context)
{
    std::string text;
    if (!context.attempt.empty()) {
        text = "Could not " + context.attempt;
        if (!context.node.empty())
            text += " at " + context.node;
        if (!context.file.empty())
            text += " in " + context.file;
        text += ": ";
    }
    text += reason;
    if (!context.advice.empty())
        text += " " + context.advice;
    return text;
}

} // namespace

Error::Error(std::string reason, ErrorContext context)
    : std::runtime_error(sentence(reason, context))
    , m_reason(std::move(reason))
    , m_context(std::move(context))
{}

} // namespace h5scout
