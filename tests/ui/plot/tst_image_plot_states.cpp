// SPDX-License-Identifier: GPL-3.0-or-later
// Images of bools and enums.
#include "ui/plot/ImagePlot.h"

#include "PlotGallery.h"
#include "PlotMouse.h"
#include "ui/plot/ColorMap.h"

#include <set>

using namespace h5scout;
using namespace h5scout::ui;
using namespace h5scout::test;

namespace
{

constexpr QSize kSize{700, 500};

const ValueNames& bools()
{
    static const ValueNames names{{0, QStringLiteral("false")}, {1, QStringLiteral("true")}};
    return names;
}

/// The colours of the map that the picture shows in more than a few pixels.
std::set<QRgb> colorsOf(const QImage& picture)
{
    const ColorTable table = colorTable(ColorMap::Viridis);
    std::map<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    std::set<QRgb> colors;
    for (const QRgb color : table)
        if (counts[color] > 50)
            colors.insert(color);
    return colors;
}

} // namespace

class TestImagePlotStates : public QObject
{
    Q_OBJECT

    std::unique_ptr<ImagePlot> m_plot;
    QString m_hint;

    QImage shown(const ValueNames& names, const std::function<double(double row, double column)>& at)
    {
        m_plot->begin({.rows = AxisScale(20), .columns = AxisScale(20), .isInteger = false, .valueNames = names},
                      ViewPolicy::Reset);
        m_plot->setOverview(imageOf(20, 20, at), true);
        return pictureOf(*m_plot, kSize);
    }

private Q_SLOTS:
    void init()
    {
        applyTheme(Theme::Light);
        m_plot = std::make_unique<ImagePlot>();
        connect(m_plot.get(), &PlotWidget::hintChanged, this, [this](const QString& hint) { m_hint = hint; });
    }
    void cleanup() { m_plot.reset(); }

    void boolsHaveTwoColors()
    {
        const QImage picture = shown(bools(), [](double row, double) { return row < 8 ? 1.0 : 0.0; });
        const ColorTable table = colorTable(ColorMap::Viridis);
        QCOMPARE(colorsOf(picture), (std::set<QRgb>{table.front(), table.back()}));
        movePointer(m_plot->paintedWidget(), m_plot->paintedWidget()->rect().center());
        QVERIFY2(m_hint.endsWith(QStringLiteral("value = false (0)")), qPrintable(m_hint));
        saveGallery(*m_plot, QStringLiteral("states-bool"));
    }

    void aColorMeansTheSameWhereAllAreTrue()
    {
        const QImage picture = shown(bools(), [](double, double) { return 1.0; });
        const ColorTable table = colorTable(ColorMap::Viridis);
        QCOMPARE(colorsOf(picture), (std::set<QRgb>{table.front(), table.back()}));       // the bar has both
        QCOMPARE(colorsOf(picture.copy(0, 0, 500, 500)), (std::set<QRgb>{table.back()})); // the image one
    }

    void membersOfAnEnumHaveAColorEachWhateverTheLimits()
    {
        ImageStyle style;
        style.limits = ImageStyle::Limits::Manual;
        style.manual = {0, 100};
        style.isLogarithmic = true;
        m_plot->setStyle(style);
        const ValueNames names{{0, QStringLiteral("idle")},
                               {1, QStringLiteral("moving")},
                               {3, QStringLiteral("an error with a very long name")}};
        const QImage picture = shown(names, [](double row, double column) { return row < 5 ? 0 : column < 9 ? 1 : 3; });
        const ColorTable table = colorTable(ColorMap::Viridis);
        QCOMPARE(colorsOf(picture).size(), std::size_t(4)); // the bar has one for 2, too
        QCOMPARE(colorsOf(picture.copy(0, 0, 400, 500)), (std::set<QRgb>{table.front(), table.at(85), table.back()}));
        saveGallery(*m_plot, QStringLiteral("states-enum"));
    }

    void numbersAfterwardsHaveABarOfTheirOwn()
    {
        shown(bools(), [](double row, double) { return row < 8 ? 1.0 : 0.0; });
        const QImage picture = shown({}, [](double row, double column) { return row * 20 + column; });
        QVERIFY(colorsOf(picture).size() > 100);
    }

    void farApartMembersAreColoredByValue()
    {
        QVERIFY(classSpan(bools()));
        QVERIFY(!classSpan({{0, QStringLiteral("a")}, {1000, QStringLiteral("b")}}));
        QVERIFY(!classSpan({{4, QStringLiteral("alone")}}));
        QCOMPARE(nameOf(bools(), 1), QStringLiteral("true"));
        QCOMPARE(nameOf(bools(), 0.5), QString());
    }
};

QTEST_MAIN(TestImagePlotStates)
#include "tst_image_plot_states.moc"
