// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/value/Value.h"

#include <QByteArray>
#include <QTest>

#include <optional>
#include <string>
#include <string_view>

/// For comparisons that print both sides.
inline QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

inline std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// The repr of a value, or a text that no repr looks like.
inline QByteArray reprOf(const std::optional<h5scout::Value>& value)
{
    return value ? bytesOf(h5scout::pythonRepr(*value)) : QByteArray("(not decoded)");
}

/// The type of a value in one word, or a text that is no type.
inline QByteArray typeOf(const std::optional<h5scout::Value>& value)
{
    return value ? bytesOf(h5scout::valueTypeName(*value)) : QByteArray("(not decoded)");
}
