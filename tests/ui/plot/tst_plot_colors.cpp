// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Theme.h"
#include "ui/plot/ColorMap.h"
#include "ui/plot/ImageColors.h"
#include "ui/plot/PlotColors.h"

#include <cmath>
#include <limits>

#include <QApplication>
#include <QStyle>
#include <QTest>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

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

Image imageOf(quint32 width, quint32 height, std::vector<double> values)
{
    Image image;
    image.rows = {0, height, 1};
    image.columns = {0, width, 1};
    image.width = width;
    image.height = height;
    image.values = std::move(values);
    image.rowsRead = height;
    return image;
}

} // namespace

class TestPlotColors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lightnessRisesEvenly_data()
    {
        QTest::addColumn<ColorMap>("map");
        for (const ColorMap map : kColorMaps)
            QTest::newRow(qPrintable(colorMapName(map))) << map;
    }

    void lightnessRisesEvenly()
    {
        QFETCH(ColorMap, map);
        const ColorTable table = colorTable(map);
        const double first = lightness(table.front());
        const double last = lightness(table.back());
        QVERIFY(last - first > 70);
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double even = first + (last - first) * static_cast<double>(i) / 255;
            QVERIFY2(std::abs(lightness(table[i]) - even) < 6, qPrintable(QStringLiteral("at %1").arg(i)));
        }
        QCOMPARE(table.front(), colorAnchors(map).front());
        QCOMPARE(table.back(), colorAnchors(map).back());
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
        QCOMPARE(QApplication::style()->name(), QStringLiteral("fusion"));
        QVERIFY(isDark(QApplication::palette()));
        applyTheme(Theme::Light);
        QVERIFY(!isDark(QApplication::palette()));
        applyTheme(Theme::System); // the offscreen platform is light
        QVERIFY(!isDark(QApplication::palette()));
        QCOMPARE(findTheme(u"dark"), Theme::Dark);
        QVERIFY(!findTheme(u"blue"));
    }

    void colorsValuesByTheirPlaceInTheLevels()
    {
        const ColorTable gray = colorTable(ColorMap::Gray);
        const QImage picture = colored(imageOf(3, 2, {0, 5, 10, -kInfinity, kInfinity, kNan}), {0, 10}, gray);
        QCOMPARE(picture.size(), QSize(3, 2));
        QCOMPARE(picture.pixel(0, 0), qRgb(0, 0, 0));
        QCOMPARE(picture.pixel(1, 0), qRgb(128, 128, 128));
        QCOMPARE(picture.pixel(2, 0), qRgb(255, 255, 255));
        QCOMPARE(picture.pixel(0, 1), qRgb(0, 0, 0));
        QCOMPARE(picture.pixel(1, 1), qRgb(255, 255, 255));
        QCOMPARE(qAlpha(picture.pixel(2, 1)), 0);
    }

    void colorsAConstantPictureInTheMiddle()
    {
        const QImage picture = colored(imageOf(1, 1, {7}), {7, 7}, colorTable(ColorMap::Gray));
        QCOMPARE(qGray(picture.pixel(0, 0)), 127);
    }

    void refusesAnImageWithTooFewValues() { QVERIFY(colored(imageOf(2, 2, {1, 2, 3}), {0, 1}, {}).isNull()); }

    void findsTheValueAtAnElement()
    {
        Image image = imageOf(2, 2, {1, 2, 3, 4});
        image.rows = {10, 2, 5};
        image.columns = {0, 2, 3};
        QCOMPARE(valueAt(image, 10, 0), 1.0);
        QCOMPARE(valueAt(image, 19, 5), 4.0); // a shown element stands for stride x stride of the array
        QVERIFY(!valueAt(image, 9, 0));
        QVERIFY(!valueAt(image, 20, 0));
        QCOMPARE(extentOf(image).rows, (Span{9.5, 19.5}));
    }
};

QTEST_MAIN(TestPlotColors)
#include "tst_plot_colors.moc"
