// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of replies have in common.
#pragma once

#include <cstdint>
#include <string>

#include "h5scout/client/NodeTypes.h"
#include "h5scout/value/Error.h"

namespace h5scout::protocol
{
class NodeInfo;
class Range;
} // namespace h5scout::protocol

namespace h5scout::client
{

inline void require(bool isTrue, const char* reason)
{
    if (!isTrue)
        throw Error(reason);
}

inline QByteArray bytes(const std::string& text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

inline QString text(const std::string& utf8)
{
    return displayText(bytes(utf8));
}

/// The enumerator of that number, or `unknown` if there is none; `last` is the enum's last one.
template <typename Enum>
Enum enumFrom(std::int64_t number, Enum last, Enum unknown)
{
    return number >= 0 && number <= static_cast<std::int64_t>(last) ? static_cast<Enum>(number) : unknown;
}

NodeInfo nodeFrom(const protocol::NodeInfo& message, const QString& fileName);
Range rangeFrom(const protocol::Range& message);

} // namespace h5scout::client
