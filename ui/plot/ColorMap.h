// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include <QIcon>
#include <QRgb>
#include <QString>

namespace h5scout::ui
{

/// Perceptually uniform colour maps: equal steps of the value look equal. Lightness alone tells the order, with
/// BlueRed the distance from the middle; Phase ends where it begins.
enum class ColorMap : std::uint8_t { Viridis, Magma, Inferno, Plasma, Cividis, Gray, BlueRed, Phase };

inline constexpr std::array kColorMaps{ColorMap::Viridis, ColorMap::Magma, ColorMap::Inferno, ColorMap::Plasma,
                                       ColorMap::Cividis, ColorMap::Gray,  ColorMap::BlueRed, ColorMap::Phase};

/// What a map is for: amounts, signed values about zero, angles.
enum class ColorMapKind : std::uint8_t { Sequential, Diverging, Cyclic };
ColorMapKind colorMapKind(ColorMap map);

/// 256 opaque colours from the lowest value to the highest.
using ColorTable = std::array<QRgb, 256>;

/// The colours at equal distances between which the map is linear.
std::span<const QRgb> colorAnchors(ColorMap map);
ColorTable colorTable(ColorMap map, bool isReversed = false);
/// "Viridis"; a proper name, not translated but for those that describe themselves.
QString colorMapName(ColorMap map);
/// The map from left to right, in any size.
QIcon colorMapIcon(ColorMap map);

} // namespace h5scout::ui
