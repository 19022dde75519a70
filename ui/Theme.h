// SPDX-License-Identifier: GPL-3.0-or-later
// One visual language: the Fusion style with a light and a dark palette of our own, made for each other.
#pragma once

#include <cstdint>
#include <optional>

#include <QPalette>
#include <QStringView>

namespace h5scout::ui
{

enum class Theme : std::uint8_t {
    System, ///< light or dark as the desktop's own palette is
    Light,
    Dark
};

/// Sets style and palette of the application; may be called again at any time. Widgets follow by themselves.
void applyTheme(Theme theme);

/// Our palettes, for tests and previews.
QPalette lightPalette();
QPalette darkPalette();

/// What is being edited is told from what is only shown by this colour, readable on the palette's base and window.
QColor editingColour(const QPalette& palette);

/// "system", "light", "dark"; empty for anything else.
std::optional<Theme> findTheme(QStringView name);

} // namespace h5scout::ui
