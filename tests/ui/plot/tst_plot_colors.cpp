// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Theme.h"
#include "ui/plot/ColorMap.h"
#include "ui/plot/PlotColors.h"

#include <cmath>

#include <QApplication>
#include <QProxyStyle>
#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

/// CIE lightness, 0 to 100.
double lightness(QRgb color)
{
    const auto linear = [](int channel) {
        const double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

/// Distances in the plane of a colour-blind eye (deuteranopia, after Vienot), roughly.
double distanceToTheColorBlind(const QColor& first, const QColor& second)
{
    const auto seen = [](const QColor& color) {
        const double redGreen = 0.29275 * color.red() + 0.70725 * color.green();
        const double blue = -0.02234 * color.red() + 0.02234 * color.green() + color.blue();
        return std::pair(redGreen, blue);
    };
    const auto [firstX, firstY] = seen(first);
    const auto [secondX, secondY] = seen(second);
    return std::hypot(firstX - secondX, firstY - secondY);
}

} // namespace

class TestPlotColors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapsAreEvenInLightness_data()
    {
        QTest::addColumn<ColorMap>("map");
        for (const ColorMap map : kColorMaps)
            QTest::newRow(qPrintable(colorMapName(map))) << map;
    }

    void mapsAreEvenInLightness()
    {
        QFETCH(ColorMap, map);
        const ColorTable table = colorTable(map);
        const auto isEven = [&table](std::size_t first, std::size_t last) {
            const double start = lightness(table[first]);
            const double end = lightness(table[last]);
            for (std::size_t i = first; i <= last; ++i) {
                const double share = static_cast<double>(i - first) / static_cast<double>(last - first);
                if (std::abs(lightness(table[i]) - (start + (end - start) * share)) >= 6)
                    return false;
            }
            return std::abs(end - start) > 60;
        };
        switch (colorMapKind(map)) {
        case ColorMapKind::Sequential:
            QVERIFY(lightness(table.back()) - lightness(table.front()) > 70);
            QVERIFY(isEven(0, 255));
            break;
        case ColorMapKind::Diverging:
            QVERIFY(isEven(0, 127));
            QVERIFY(isEven(128, 255));
            QVERIFY(qRed(table.back()) > qBlue(table.back()) && qBlue(table.front()) > qRed(table.front()));
            break;
        case ColorMapKind::Cyclic:
            QCOMPARE(table.front(), table.back());
            for (std::size_t i = 1; i < table.size(); ++i) // no edge anywhere
                QVERIFY(std::abs(lightness(table[i]) - lightness(table[i - 1])) < 2);
            QVERIFY(qRed(table[192]) > qBlue(table[192]) && qBlue(table[64]) > qRed(table[64]));
            break;
        }
        QCOMPARE(table.front(), colorAnchors(map).front());
        QCOMPARE(table.back(), colorAnchors(map).back());
        QCOMPARE(colorTable(map, true).front(), table.back());
    }

    void plotsAreReadable_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void plotsAreReadable()
    {
        QFETCH(QPalette, palette);
        const PlotColors colors = plotColors(palette);
        QCOMPARE(colors.background, palette.color(QPalette::Base));
        QVERIFY(contrast(colors.text, colors.background) >= 7);
        QVERIFY(contrast(colors.axes, colors.background) >= 3);
        QVERIFY2(contrast(colors.grid, colors.background) < 2, "the grid is to stay behind the data");
        for (const QColor& curve : colors.curves)
            QVERIFY2(contrast(curve, colors.background) >= 3, qPrintable(curve.name()));
    }

    void curvesDifferForColorBlindEyes_data() { plotsAreReadable_data(); }

    void curvesDifferForColorBlindEyes()
    {
        QFETCH(QPalette, palette);
        const QList<QColor> curves = plotColors(palette).curves;
        for (qsizetype i = 0; i + 1 < curves.size(); ++i) // neighbours in the order of use
            QVERIFY2(distanceToTheColorBlind(curves[i], curves[i + 1]) > 40,
                     qPrintable(curves[i].name() + curves[i + 1].name()));
    }

    void textsOfTheThemeAreReadable_data() { plotsAreReadable_data(); }

    void textsOfTheThemeAreReadable()
    {
        QFETCH(QPalette, palette);
        const auto ratio = [&palette](QPalette::ColorRole text, QPalette::ColorRole ground) {
            return contrast(palette.color(text), palette.color(ground));
        };
        QVERIFY(ratio(QPalette::Text, QPalette::Base) >= 7);
        QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 7);
        QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 7);
        QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
        QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
        QVERIFY(ratio(QPalette::Link, QPalette::Base) >= 4.5);
    }

    void themesAreAppliedAndNamed()
    {
        applyTheme(Theme::Dark);
        const auto* style = qobject_cast<QProxyStyle*>(QApplication::style());
        QVERIFY(style);
        QCOMPARE(style->baseStyle()->name(), QStringLiteral("fusion"));
        QCOMPARE(style->styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons), 0);
        QVERIFY(isDark(QApplication::palette()));
        applyTheme(Theme::Light);
        QVERIFY(!isDark(QApplication::palette()));
        applyTheme(Theme::System); // the offscreen platform is light
        QVERIFY(!isDark(QApplication::palette()));
        QCOMPARE(findTheme(u"dark"), Theme::Dark);
        QVERIFY(!findTheme(u"blue"));
    }
};

QTEST_MAIN(TestPlotColors)
#include "tst_plot_colors.moc"
