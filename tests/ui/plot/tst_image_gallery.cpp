// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every kind of image and scatter plot into the build folder for people to look at, and checks what is stable.
#include "PlotGallery.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/ScatterPlot.h"

#include <cmath>
#include <limits>
#include <random>

#include <QPainter>
#include <QRegularExpression>
#include <QSet>

using namespace h5scout;
using namespace h5scout::ui;
using namespace h5scout::test;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

AxisScale axis(double first, double step, quint64 count, const char* label, const char* units)
{
    AxisScale scale = AxisScale::uniform(first, step, count);
    scale.label = QString::fromLatin1(label);
    scale.units = QString::fromLatin1(units);
    return scale;
}

double beam(double row, double column)
{
    const double x = (column - 60) / 18;
    const double y = (row - 30) / 12;
    return 4000 * std::exp(-x * x - y * y) * (1 + 0.4 * std::cos(column / 3)) + 20 * std::exp(-row / 40);
}

/// A sharp-edged bottom right corner stands out if something is upside down.
Image beamImage()
{
    return imageOf(120, 90, beam);
}

PlotLabels labels(const QString& title, const AxisScale& rows, const AxisScale& columns, const QString& value)
{
    return {title, axisTitle(columns, QStringLiteral("column")), axisTitle(rows, QStringLiteral("row")), value};
}

/// True if few enough pixels are all of one colour and some are of many.
bool isLively(const QImage& picture)
{
    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            colors.insert(picture.pixel(x, y));
    return colors.size() > 40;
}

} // namespace

class TestImageGallery : public QObject
{
    Q_OBJECT

    void finish(PlotWidget& plot, const char* name)
    {
        saveGallery(plot, QString::fromLatin1(name));
        QVERIFY(isLively(pictureOf(plot, {1000, 640})));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void init()
    {
        // The offscreen platform says so of every window.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }

    void indexImage()
    {
        ImagePlot plot;
        plot.begin({AxisScale(90), AxisScale(120)}, ViewPolicy::Reset);
        plot.setLabels(labels(QStringLiteral("Beam on the camera"), AxisScale(90), AxisScale(120),
                              QStringLiteral("Intensity (counts)")));
        plot.setOverview(beamImage(), true);
        finish(plot, "index");
    }

    void realAxes()
    {
        const AxisScale rows = axis(-4.5, 0.1, 90, "Vertical", "mm");
        const AxisScale columns = axis(12, -0.2, 120, "Delay", "fs");
        ImagePlot plot;
        plot.begin({rows, columns}, ViewPolicy::Reset);
        plot.setLabels(labels(QStringLiteral("Falling columns"), rows, columns, QStringLiteral("Intensity (counts)")));
        plot.setOverview(beamImage(), true);
        finish(plot, "real-axes");
    }

    void unevenAxes()
    {
        std::vector<double> y;
        for (int i = 0; i < 30; ++i)
            y.push_back(std::pow(1.15, i));
        AxisScale rows = AxisScale::ofValues(y);
        rows.label = QStringLiteral("Energy");
        rows.units = QStringLiteral("keV");
        AxisScale columns = AxisScale::ofValues({-10, -5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 10});
        columns.label = QStringLiteral("Delay");
        columns.units = QStringLiteral("ps");
        ImagePlot plot;
        plot.begin({rows, columns}, ViewPolicy::Reset);
        plot.setLabels(labels(QStringLiteral("Uneven axes"), rows, columns, QStringLiteral("Yield")));
        plot.setOverview(imageOf(11, 30, [](double row, double column) { return std::sin(row / 4) + column / 4; }),
                         true);
        finish(plot, "uneven");
    }

    void logarithmic()
    {
        ImageStyle style;
        style.isLogarithmic = true;
        style.map = ColorMap::Inferno;
        ImagePlot plot;
        plot.setStyle(style);
        plot.begin({AxisScale(90), AxisScale(120)}, ViewPolicy::Reset);
        plot.setLabels(labels(QStringLiteral("Logarithmic colours"), AxisScale(90), AxisScale(120),
                              QStringLiteral("Intensity (counts)")));
        plot.setOverview(beamImage(), true);
        finish(plot, "log");
    }

    void hotPixels()
    {
        Image image = beamImage();
        image.values[500] = 1e6;
        image.values[7000] = -1e5;
        ImageStyle style;
        style.limits = ImageStyle::Limits::Percentile;
        style.percentile = 0.5;
        style.map = ColorMap::Plasma;
        ImagePlot plot;
        plot.setStyle(style);
        plot.begin({AxisScale(90), AxisScale(120)}, ViewPolicy::Reset);
        plot.setLabels({QStringLiteral("Percentiles in spite of hot pixels"), QStringLiteral("x (pixel)"),
                        QStringLiteral("y (pixel)"), QStringLiteral("Counts")});
        plot.setOverview(image, true);
        finish(plot, "percentile");
    }

    void diverging()
    {
        ImageStyle style;
        style.map = ColorMap::BlueRed;
        ImagePlot plot;
        plot.setStyle(style);
        const AxisScale rows = axis(0, 0.5, 80, "Time", "ns");
        const AxisScale columns = axis(400, 2, 150, "Wavelength", "nm");
        plot.begin({rows, columns}, ViewPolicy::Reset);
        plot.setLabels(labels(QStringLiteral("Transient absorption"), rows, columns, QStringLiteral("\u0394A (mOD)")));
        plot.setOverview(imageOf(150, 80,
                                 [](double row, double column) {
                                     return 3 * std::exp(-row / 30) * std::sin(column / 15) + 0.8 * std::exp(-row / 50);
                                 }),
                         true);
        finish(plot, "diverging");
    }

    void phase()
    {
        ImageStyle style;
        style.map = ColorMap::Phase;
        ImagePlot plot;
        plot.setStyle(style);
        plot.begin({AxisScale(200), AxisScale(200)}, ViewPolicy::Reset);
        plot.setLabels({QStringLiteral("A vortex"), QStringLiteral("index"), QStringLiteral("index"),
                        QStringLiteral("Phase (rad)")});
        plot.setOverview(imageOf(200, 200,
                                 [](double row, double column) {
                                     return std::remainder(2 * std::atan2(row - 100, column - 100) +
                                                               std::hypot(row - 100, column - 100) / 20,
                                                           6.283185);
                                 }),
                         true);
        finish(plot, "phase");
    }

    void aspectLocked()
    {
        ImageStyle style;
        style.isAspectLocked = true;
        ImagePlot plot;
        plot.setStyle(style);
        const AxisScale rows = axis(-2, 0.05, 90, "Y", "mm");
        const AxisScale columns = axis(0, 0.05, 120, "X", "mm");
        plot.begin({rows, columns}, ViewPolicy::Reset);
        plot.setLabels(labels(QStringLiteral("Equal lengths"), rows, columns, QStringLiteral("Intensity (counts)")));
        plot.setOverview(beamImage(), true);
        finish(plot, "aspect");
    }

    void flipped()
    {
        ImageStyle style;
        style.rowsUpward = true;
        style.columnsLeftward = true;
        style.isMapReversed = true;
        ImagePlot plot;
        plot.setStyle(style);
        plot.begin({AxisScale(90), AxisScale(120)}, ViewPolicy::Reset);
        plot.setLabels({QStringLiteral("Both axes flipped, map reversed"), QStringLiteral("index"),
                        QStringLiteral("index"), QStringLiteral("Intensity (counts)")});
        plot.setOverview(beamImage(), true);
        finish(plot, "flipped");
    }

    void profiles_data()
    {
        QTest::addColumn<bool>("isLogarithmic");
        QTest::addColumn<bool>("isAspectLocked");
        QTest::newRow("profiles") << false << false;
        QTest::newRow("profiles-log-aspect") << true << true;
    }

    void profiles()
    {
        QFETCH(bool, isLogarithmic);
        QFETCH(bool, isAspectLocked);
        ImageStyle style;
        style.hasProfiles = true;
        style.isLogarithmic = isLogarithmic;
        style.isAspectLocked = isAspectLocked;
        const AxisScale rows = axis(-4.5, 0.1, 90, "Vertical", "mm");
        const AxisScale columns = axis(12, -0.2, 120, "Delay", "fs");
        ImagePlot plot;
        plot.setStyle(style);
        plot.begin({rows, columns}, ViewPolicy::Reset);
        plot.setLabels(labels(QStringLiteral("Profiles"), rows, columns, QStringLiteral("Intensity (counts)")));
        plot.setOverview(beamImage(), true);
        plot.setCrosshair(std::pair<quint64, quint64>(25, 70));
        std::vector<double> row;
        std::vector<double> column;
        for (int i = 0; i < 120; ++i)
            row.push_back(beam(25, i));
        for (int i = 0; i < 90; ++i)
            column.push_back(beam(i, 70));
        plot.setRowProfile(profileOf(row));
        plot.setColumnProfile(profileOf(column));
        finish(plot, QTest::currentDataTag());
    }

    void missing()
    {
        Image image = beamImage();
        for (quint32 row = 50; row < 90; ++row)
            for (quint32 column = 0; column < 120; ++column)
                if (row > 70 || (column > 20 && column < 40))
                    image.values[row * 120 + column] = kNan;
        ImagePlot plot;
        plot.begin({AxisScale(90), AxisScale(120)}, ViewPolicy::Reset);
        plot.setLabels({QStringLiteral("NaN is hatched"), QStringLiteral("index"), QStringLiteral("index"),
                        QStringLiteral("Intensity (counts)")});
        plot.setOverview(image, true);
        finish(plot, "nan");
    }

    void times()
    {
        AxisScale rows = axis(1.7e9, 600, 90, "Time", "");
        rows.isTime = true;
        ImagePlot plot;
        plot.begin({rows, AxisScale(120)}, ViewPolicy::Reset);
        plot.setLabels({QStringLiteral("Rows at dates"), QStringLiteral("index"), QStringLiteral("Time"),
                        QStringLiteral("Counts")});
        plot.setOverview(beamImage(), true);
        finish(plot, "times");
    }

    void scatter()
    {
        std::mt19937 random(3);
        std::normal_distribution<double> normal(0, 1);
        std::vector<double> x;
        std::vector<double> y;
        std::vector<double> values;
        for (int i = 0; i < 300; ++i) {
            x.push_back(normal(random));
            y.push_back(2 * normal(random));
            values.push_back(i % 40 == 7 ? kNan : std::exp(-x.back() * x.back() - y.back() * y.back() / 6));
        }
        AxisScale xAxis = AxisScale::ofValues(x);
        xAxis.label = QStringLiteral("Xpiezo");
        xAxis.units = QStringLiteral("um");
        AxisScale yAxis = AxisScale::ofValues(y);
        yAxis.label = QStringLiteral("Ypiezo");
        yAxis.units = QStringLiteral("um");
        ScatterPlot plot;
        plot.begin(xAxis, yAxis, ViewPolicy::Reset);
        plot.setLabels({QStringLiteral("A spread scan"), axisTitle(xAxis, {}), axisTitle(yAxis, {}),
                        QStringLiteral("Photodiode (V)")});
        plot.setValues(values);
        plot.setCursor(42);
        finish(plot, "scatter");
    }

    void manyPoints()
    {
        std::vector<double> x;
        std::vector<double> y;
        std::vector<double> values;
        for (int i = 0; i < 20000; ++i) {
            x.push_back(std::sqrt(i) * std::cos(i * 2.399963));
            y.push_back(std::sqrt(i) * std::sin(i * 2.399963));
            values.push_back(std::cos(x.back() / 20) * std::sin(y.back() / 15));
        }
        ImageStyle style;
        style.map = ColorMap::BlueRed;
        style.isAspectLocked = true;
        ScatterPlot plot;
        plot.setStyle(style);
        plot.begin(AxisScale::ofValues(x), AxisScale::ofValues(y), ViewPolicy::Reset);
        plot.setLabels({QStringLiteral("A spiral of 20000 points"), QStringLiteral("x"), QStringLiteral("y"),
                        QStringLiteral("value")});
        plot.setValues(values);
        plot.setCursor(9000);
        finish(plot, "scatter-many");
    }

    void colorMapIcons()
    {
        QPixmap sheet(220, 24 * static_cast<int>(kColorMaps.size()));
        sheet.fill(Qt::white);
        QPainter painter(&sheet);
        for (std::size_t i = 0; i < kColorMaps.size(); ++i) {
            painter.drawPixmap(4, static_cast<int>(i) * 24, colorMapIcon(kColorMaps[i]).pixmap(60, 20));
            painter.drawText(72, static_cast<int>(i) * 24 + 15, colorMapName(kColorMaps[i]));
        }
        painter.end();
        QVERIFY(sheet.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/gallery2d/maps.png")));
        const QImage icon = colorMapIcon(ColorMap::Viridis).pixmap(60, 20).toImage();
        QCOMPARE(icon.pixel(icon.width() / 2, icon.height() / 2), icon.pixel(icon.width() / 2, icon.height() / 3));
        QVERIFY(qBlue(icon.pixel(4, icon.height() / 2)) > 80 && qGreen(icon.pixel(4, icon.height() / 2)) < 40);
        QVERIFY(qRed(icon.pixel(icon.width() - 4, icon.height() / 2)) > 200);
    }
};

QTEST_MAIN(TestImageGallery)
#include "tst_image_gallery.moc"
