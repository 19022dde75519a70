// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorMap.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <QCoreApplication>

namespace h5scout::ui
{

namespace
{

constexpr std::array<QRgb, 17> kViridis{0xff440154, 0xff48186a, 0xff472d7b, 0xff424086, 0xff3b528b, 0xff33638d,
                                        0xff2c728e, 0xff26828e, 0xff21918c, 0xff1f9f88, 0xff27ad81, 0xff3dbc74,
                                        0xff5cc863, 0xff81d34d, 0xffaadc32, 0xffd5e21a, 0xfffde725};
constexpr std::array<QRgb, 17> kMagma{0xff000004, 0xff0a0822, 0xff1d1147, 0xff36106b, 0xff51127c, 0xff6a1c81,
                                      0xff832681, 0xff9c2e7f, 0xffb73779, 0xffcf4070, 0xffe55064, 0xfff4695c,
                                      0xfffb8761, 0xfffea571, 0xfffec287, 0xfffde0a1, 0xfffcfdbf};
constexpr std::array<QRgb, 17> kCividis{0xff00224e, 0xff002e6a, 0xff1a386f, 0xff32436d, 0xff434e6c, 0xff535a6d,
                                        0xff61656f, 0xff6f7073, 0xff7d7c78, 0xff8b8778, 0xff9a9376, 0xffaaa073,
                                        0xffbbad6d, 0xffccba64, 0xffddc858, 0xffefd748, 0xfffee838};
constexpr std::array<QRgb, 2> kGray{0xff000000, 0xffffffff};

QRgb mixed(QRgb first, QRgb second, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return qRgb(mix(qRed(first), qRed(second)), mix(qGreen(first), qGreen(second)), mix(qBlue(first), qBlue(second)));
}

} // namespace

std::span<const QRgb> colorAnchors(ColorMap map)
{
    switch (map) {
    case ColorMap::Viridis:
        return kViridis;
    case ColorMap::Magma:
        return kMagma;
    case ColorMap::Cividis:
        return kCividis;
    case ColorMap::Gray:
        break;
    }
    return kGray;
}

ColorTable colorTable(ColorMap map)
{
    const std::span<const QRgb> anchors = colorAnchors(map);
    ColorTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double place =
            static_cast<double>(i) / static_cast<double>(table.size() - 1) * static_cast<double>(anchors.size() - 1);
        const std::size_t left = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
        table[i] = mixed(anchors[left], anchors[left + 1], place - static_cast<double>(left));
    }
    return table;
}

QString colorMapName(ColorMap map)
{
    switch (map) {
    case ColorMap::Viridis:
        return QStringLiteral("Viridis");
    case ColorMap::Magma:
        return QStringLiteral("Magma");
    case ColorMap::Cividis:
        return QStringLiteral("Cividis");
    case ColorMap::Gray:
        break;
    }
    return QCoreApplication::translate("ColorMap", "Gray");
}

} // namespace h5scout::ui
