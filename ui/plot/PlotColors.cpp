// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PlotColors.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

QColor mixed(const QColor& first, const QColor& second, float shareOfSecond)
{
    const auto mix = [shareOfSecond](float a, float b) { return a + (b - a) * shareOfSecond; };
    return QColor::fromRgbF(mix(first.redF(), second.redF()), mix(first.greenF(), second.greenF()),
                            mix(first.blueF(), second.blueF()));
}

double linearLight(float channel)
{
    const double value = static_cast<double>(channel);
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linearLight(color.redF()) + 0.7152 * linearLight(color.greenF()) +
           0.0722 * linearLight(color.blueF());
}

} // namespace

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Text)) > luminance(palette.color(QPalette::Base));
}

double contrast(const QColor& first, const QColor& second)
{
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

PlotColors plotColors(const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    PlotColors colors;
    colors.background = base;
    colors.text = mixed(text, base, 0.1F);
    colors.axes = mixed(text, base, 0.45F);
    colors.grid = mixed(text, base, isDark(palette) ? 0.84F : 0.89F);
    colors.selection = palette.color(QPalette::Highlight);
    colors.missing = mixed(text, base, 0.7F);
    // Okabe and Ito's colours; on white the pale ones are darkened until they keep a contrast of 3.
    if (isDark(palette))
        colors.curves = {QColor(0x56, 0xb4, 0xe9), QColor(0xe6, 0x9f, 0x00), QColor(0x2b, 0xc2, 0x95),
                         QColor(0xf0, 0x7b, 0x2e), QColor(0xdd, 0x92, 0xbd), QColor(0xf0, 0xe4, 0x42)};
    else
        colors.curves = {QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x8f, 0x68),
                         QColor(0xa8, 0x74, 0x00), QColor(0xb8, 0x5c, 0x91), QColor(0x2b, 0x8c, 0xc4)};
    return colors;
}

} // namespace h5scout::ui
