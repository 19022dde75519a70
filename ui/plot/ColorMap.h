// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include <QRgb>
#include <QString>

namespace h5scout::ui
{

/// Perceptually uniform colour maps: equal steps of the value look equal, and lightness alone tells the order.
enum class ColorMap : std::uint8_t { Viridis, Magma, Cividis, Gray };

inline constexpr std::array kColorMaps{ColorMap::Viridis, ColorMap::Magma, ColorMap::Cividis, ColorMap::Gray};

/// 256 opaque colours from the lowest value to the highest.
using ColorTable = std::array<QRgb, 256>;

/// The colours at equal distances between which the map is linear.
std::span<const QRgb> colorAnchors(ColorMap map);
ColorTable colorTable(ColorMap map);
/// "Viridis"; a proper name, not translated but for gray.
QString colorMapName(ColorMap map);

} // namespace h5scout::ui
