// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in hexadecimal, as JSON carries them.
#pragma once

#include <string>
#include <string_view>

#include <QByteArray>
#include <nlohmann/json.hpp>

namespace h5scout::test
{

inline std::string hexOf(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toStdString();
}

inline std::string bytesOfHex(const nlohmann::json& hex)
{
    return QByteArray::fromHex(QByteArray::fromStdString(hex.get<std::string>())).toStdString();
}

} // namespace h5scout::test
