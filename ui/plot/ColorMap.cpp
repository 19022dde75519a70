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
constexpr std::array<QRgb, 17> kInferno{0xff000004, 0xff0b0724, 0xff210c4a, 0xff3d0965, 0xff56106e, 0xff70196e,
                                        0xff89226a, 0xffa32c61, 0xffbb3654, 0xffd14545, 0xffe35932, 0xfff1721e,
                                        0xfff98c0a, 0xfffcaa0f, 0xfff9c932, 0xfff2e865, 0xfffcffa4};
constexpr std::array<QRgb, 17> kPlasma{0xff0d0887, 0xff310597, 0xff4c02a1, 0xff6600a7, 0xff7e03a8, 0xff9511a1,
                                       0xffa92395, 0xffbc3587, 0xffcc4678, 0xffd9596a, 0xffe56b5d, 0xfff07f4f,
                                       0xfff89441, 0xfffdab33, 0xfffdc328, 0xfff9dd25, 0xfff0f921};
constexpr std::array<QRgb, 2> kGray{0xff000000, 0xffffffff};
// Computed in CIE LCh. Lightness falls evenly from 95 in the middle to 30 at both ends, hue 280 (blue) on one side and
// 30 (red) on the other, chroma as far as the screen goes.
constexpr std::array<QRgb, 17> kBlueRed{0xff0a4785, 0xff0f5aa4, 0xff146fc4, 0xff2384e2, 0xff5a99ec, 0xff83aef3,
                                        0xffa8c4f6, 0xffccdaf6, 0xfff1f1f1, 0xfff8d1ca, 0xfff6b3a7, 0xffef9588,
                                        0xffe4786b, 0xffd55b52, 0xffc33f3b, 0xffae1f28, 0xff91071b};
// Likewise: lightness is 53 + 33 cos t over one turn, chroma 40 |sin t|, hue 265 (blue) going down and 25 (red) up.
constexpr std::array<QRgb, 33> kPhase{
    0xffd7d7d7, 0xffcdd6e4, 0xffbed2ec, 0xffabcaf0, 0xff96c0f0, 0xff7eb3eb, 0xff64a4e1, 0xff4b94d3, 0xff3184c3,
    0xff1774b0, 0xff00649b, 0xff005686, 0xff0e4971, 0xff1a3f5e, 0xff23374c, 0xff2a323d, 0xff303030, 0xff3e2e2d,
    0xff4c2e2d, 0xff5c302f, 0xff6e3535, 0xff823c3d, 0xff974747, 0xffab5454, 0xffbf6463, 0xffd17574, 0xffdf8785,
    0xffeb9997, 0xfff1aaa7, 0xfff3bab7, 0xffefc7c4, 0xffe6d1cf, 0xffd7d7d7};

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
    case ColorMap::Inferno:
        return kInferno;
    case ColorMap::Plasma:
        return kPlasma;
    case ColorMap::Cividis:
        return kCividis;
    case ColorMap::BlueRed:
        return kBlueRed;
    case ColorMap::Phase:
        return kPhase;
    case ColorMap::Gray:
        break;
    }
    return kGray;
}

ColorMapKind colorMapKind(ColorMap map)
{
    switch (map) {
    case ColorMap::BlueRed:
        return ColorMapKind::Diverging;
    case ColorMap::Phase:
        return ColorMapKind::Cyclic;
    default:
        return ColorMapKind::Sequential;
    }
}

ColorTable colorTable(ColorMap map, bool isReversed)
{
    const std::span<const QRgb> anchors = colorAnchors(map);
    ColorTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double place =
            static_cast<double>(i) / static_cast<double>(table.size() - 1) * static_cast<double>(anchors.size() - 1);
        const std::size_t left = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
        table[i] = mixed(anchors[left], anchors[left + 1], place - static_cast<double>(left));
    }
    if (isReversed)
        std::reverse(table.begin(), table.end());
    return table;
}

QString colorMapName(ColorMap map)
{
    switch (map) {
    case ColorMap::Viridis:
        return QStringLiteral("Viridis");
    case ColorMap::Magma:
        return QStringLiteral("Magma");
    case ColorMap::Inferno:
        return QStringLiteral("Inferno");
    case ColorMap::Plasma:
        return QStringLiteral("Plasma");
    case ColorMap::Cividis:
        return QStringLiteral("Cividis");
    case ColorMap::BlueRed:
        return QCoreApplication::translate("ColorMap", "Blue-white-red");
    case ColorMap::Phase:
        return QCoreApplication::translate("ColorMap", "Phase (cyclic)");
    case ColorMap::Gray:
        break;
    }
    return QCoreApplication::translate("ColorMap", "Gray");
}

} // namespace h5scout::ui
