// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pictures.h"
#include "ui/Theme.h"
#include "ui/plot/FigureExport.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/PlotColors.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

#include <cmath>
#include <limits>
#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

void save(const QByteArray& bytes, const char* name)
{
    QDir folder(QStringLiteral(H5SCOUT_TEST_OUTPUT));
    folder.mkpath(QStringLiteral("."));
    QFile file(folder.filePath(QString::fromLatin1(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

int countOf(const QImage& image, const QColor& color, const QRect& part = {})
{
    int count = 0;
    const QRect area = part.isValid() ? part.intersected(image.rect()) : image.rect();
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    return count;
}

QImage rendered(const QByteArray& svg)
{
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        return {};
    QImage image(renderer.defaultSize() * 2, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

std::unique_ptr<LinePlot> linePlot(quint64 count)
{
    auto plot = std::make_unique<LinePlot>();
    plot->resize(700, 420);
    plot->setLabels({QStringLiteral("Damped <b>oscillation</b> & \"noise\""),
                     QStringLiteral("Delay (µs)"),
                     QStringLiteral("Amplitude (V)"),
                     {}});
    Envelope envelope;
    const quint64 columns = std::min<quint64>(count, 1000);
    envelope.count = count;
    envelope.samplesRead = count;
    for (quint64 i = 0; i < columns; ++i) {
        const double x = static_cast<double>(i) / static_cast<double>(columns);
        const double y = std::exp(-3 * x) * std::sin(40 * x);
        envelope.minimum.push_back(count > columns ? y - 0.2 : y);
        envelope.maximum.push_back(count > columns ? y + 0.2 : y);
    }
    plot->begin({CurveInfo{.x = AxisScale(count)}}, ViewPolicy::Reset);
    plot->setOverview(0, envelope, true);
    return plot;
}

std::unique_ptr<ImagePlot> imagePlot()
{
    auto plot = std::make_unique<ImagePlot>();
    plot->resize(700, 420);
    plot->setLabels(
        {QStringLiteral("Camera"), QStringLiteral("column"), QStringLiteral("row"), QStringLiteral("Counts")});
    Image image;
    image.rows = {0, 30, 1};
    image.columns = {0, 40, 1};
    image.width = 40;
    image.height = 30;
    for (int row = 0; row < 30; ++row)
        for (int column = 0; column < 40; ++column)
            image.values.push_back(row == 7 ? kNan
                                            : std::exp(-(std::pow(row - 14, 2) + std::pow(column - 20, 2)) / 80));
    plot->begin({AxisScale(30), AxisScale(40)}, ViewPolicy::Reset);
    plot->setOverview(image, true);
    return plot;
}

/// Zooms in by the wheel at the middle, as the user does.
void zoomIn(PlotWidget& plot)
{
    QWidget* canvas = plot.paintedWidget();
    const QPointF middle(canvas->width() * 0.3, canvas->height() * 0.5);
    for (int i = 0; i < 8; ++i) {
        QWheelEvent event(middle, canvas->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas, &event);
    }
    QCoreApplication::processEvents();
}

} // namespace

class TestFigureExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        applyTheme(Theme::Light);
    }

    void pngsHaveTheirSizeAndResolution()
    {
        const auto plot = linePlot(300);
        plot->show();
        FigureSettings settings{.sizeMm = {85, 60}, .dpi = 300};
        const auto image = figureImage(*plot, settings);
        QVERIFY(image.hasValue());
        QCOMPARE(image.value().size(), QSize(1004, 709));
        QCOMPARE(figurePixels(settings), image.value().size());
        const QByteArray bytes = pngOf(image.value());
        save(bytes, "figure-line.png");
        const QImage read = QImage::fromData(bytes, "PNG");
        QCOMPARE(read.size(), QSize(1004, 709));
        QCOMPARE(read.dotsPerMeterX(), 11811); // 300 dpi
        QVERIFY(countOf(read, plotColors(ui::lightPalette()).curves.first()) > 1000);
        QCOMPARE(read.pixelColor(1003, 708), QColor(Qt::white)); // painted to the edge
        QVERIFY(!read.hasAlphaChannel());
        settings.scale = 0.7;
        save(pngOf(figureImage(*plot, settings).value()), "figure-line-small-texts.png");
    }

    void resolutionMakesThingsFinerNotOther()
    {
        const auto plot = linePlot(100'000);
        plot->show();
        const auto coarse = figureImage(*plot, {.sizeMm = {120, 80}, .dpi = 96});
        const auto fine = figureImage(*plot, {.sizeMm = {120, 80}, .dpi = 384});
        const QColor curve = plotColors(ui::lightPalette()).curves.first();
        const double few = countOf(coarse.value(), curve);
        const double many = countOf(fine.value(), curve);
        save(pngOf(fine.value()), "figure-envelope.png");
        save(pngOf(coarse.value()), "figure-envelope-96.png");
        QVERIFY2(many > 14 * few && many < 20 * few, qPrintable(QStringLiteral("%1 %2").arg(few).arg(many)));
        
    }

    void colorsAreThoseAskedFor()
    {
        applyTheme(Theme::Dark);
        const auto plot = linePlot(300);
        plot->show();
        QCoreApplication::processEvents();
        const QImage light = figureImage(*plot, {.colors = ui::lightPalette()}).value();
        QCOMPARE(light.pixelColor(0, 0), QColor(Qt::white));
        QVERIFY(countOf(light, plotColors(ui::lightPalette()).curves.first()) > 1000);
        const QImage asShown = figureImage(*plot, {}).value();
        QCOMPARE(asShown.pixelColor(0, 0), ui::darkPalette().color(QPalette::Base));
        const QImage clear = figureImage(*plot, {.colors = ui::lightPalette(), .isTransparent = true}).value();
        QCOMPARE(clear.pixelColor(0, 0).alpha(), 0);
        QVERIFY(QImage::fromData(pngOf(clear)).hasAlphaChannel());
    }

    void theScreenStaysAsItIs_data()
    {
        QTest::addColumn<bool>("isImage");
        QTest::newRow("line") << false;
        QTest::newRow("image") << true;
    }
    void theScreenStaysAsItIs()
    {
        QFETCH(bool, isImage);
        applyTheme(Theme::Dark);
        std::unique_ptr<PlotWidget> plot;
        if (isImage)
            plot = imagePlot();
        else
            plot = linePlot(300);
        plot->show();
        QCoreApplication::processEvents();
        const QImage before = plot->grab().toImage();
        const QSize drawing = plot->drawingSize();
        for (const FigureFormat format : {FigureFormat::Png, FigureFormat::Pdf, FigureFormat::Svg}) {
            const FigureSettings settings{
                .format = format, .sizeMm = {60, 90}, .colors = ui::lightPalette(), .isTransparent = true};
            if (format == FigureFormat::Png)
                QVERIFY(figureImage(*plot, settings).hasValue());
            else
                QVERIFY(figureDocument(*plot, settings, {}).hasValue());
            QCOMPARE(plot->drawingSize(), drawing); // at once: the mouse goes by it
            QVERIFY(plot->grab().toImage() == before);
            QCoreApplication::processEvents();
            QVERIFY(plot->grab().toImage() == before);
        }
        applyTheme(Theme::Light); // it follows the application's palette still
        QCoreApplication::processEvents();
        QCOMPARE(plot->grab().toImage().pixelColor(1, 1), ui::lightPalette().color(QPalette::Base));
    }

    void pdfsAreVectorsOfTheirSize()
    {
        const auto plot = linePlot(100'000);
        plot->show();
        const QByteArray pdf =
            figureDocument(*plot, {.format = FigureFormat::Pdf, .sizeMm = {170, 100}}, QStringLiteral("run_042"))
                .value();
        save(pdf, "figure-envelope.pdf");
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.contains("/MediaBox [0 0 482")); // 170 mm in points
        QVERIFY(!pdf.contains("/Subtype /Image"));
        QVERIFY2(pdf.size() < 200'000, qPrintable(QString::number(pdf.size())));
        const auto image = imagePlot();
        image->show();
        save(figureDocument(*image, {.format = FigureFormat::Pdf}, {}).value(), "figure-image.pdf");
    }

    void svgsAreClippedAndLegible()
    {
        const auto plot = linePlot(300);
        plot->show();
        QCoreApplication::processEvents();
        const FigureSettings settings{.format = FigureFormat::Svg, .sizeMm = {170, 100}};
        const QByteArray whole = figureDocument(*plot, settings, QStringLiteral("a < b & c")).value();
        save(whole, "figure-line.svg");
        QVERIFY(whole.contains("<title>a &lt; b &amp; c</title>"));
        QVERIFY(whole.contains("Damped &lt;b&gt;oscillation&lt;/b&gt; &amp; &quot;noise&quot;</text>"));
        QVERIFY(whole.contains("width=\"170mm\" height=\"100mm\""));
        const QImage wholePicture = rendered(whole);
        QVERIFY(!wholePicture.isNull());
        wholePicture.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/figure-line-svg.png"));
        const QColor curve = plotColors(ui::lightPalette()).curves.first();
        QVERIFY(countOf(wholePicture, curve) > 1000);
        QVERIFY(inkShare(wholePicture) > 0.02);

        zoomIn(*plot);
        const QByteArray zoomed = figureDocument(*plot, settings, {}).value();
        QVERIFY(zoomed.contains("<clipPath"));
        save(zoomed, "figure-zoomed.svg");
        const QImage picture = figureImage(*plot, {.sizeMm = {170, 100}, .dpi = 192}).value();
        picture.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/figure-zoomed.png"));
    }

    void svgsOfImagesKeepTheirCells()
    {
        const auto plot = imagePlot();
        plot->show();
        const QByteArray svg = figureDocument(*plot, {.format = FigureFormat::Svg}, {}).value();
        save(svg, "figure-image.svg");
        const QImage picture = rendered(svg);
        QVERIFY(!picture.isNull());
        picture.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/figure-image-svg.png"));
        const QImage png = figureImage(*plot, {.dpi = 192}).value();
        png.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/figure-image.png"));
        // The middle of the peak, by both ways.
        const QPoint middle(png.width() * 45 / 100, png.height() * 45 / 100);
        const QColor a = png.pixelColor(middle);
        const QColor b = picture.pixelColor(middle);
        QVERIFY(std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 40);
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<QSizeF>("sizeMm");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("reason");
        QTest::newRow("fine") << QSizeF(170, 100) << 300 << 1.0 << QString();
        QTest::newRow("narrow") << QSizeF(5, 100) << 300 << 1.0 << QStringLiteral("10 to 2000 mm");
        QTest::newRow("high") << QSizeF(170, 3000) << 300 << 1.0 << QStringLiteral("10 to 2000 mm");
        QTest::newRow("no number") << QSizeF(kNan, 100) << 300 << 1.0 << QStringLiteral("10 to 2000 mm");
        QTest::newRow("huge") << QSizeF(1000, 1000) << 600 << 1.0 << QStringLiteral("too large");
        QTest::newRow("coarse") << QSizeF(170, 100) << 3 << 1.0 << QStringLiteral("dots an inch");
        QTest::newRow("large texts") << QSizeF(60, 40) << 300 << 3.0 << QStringLiteral("no room");
        QTest::newRow("no texts") << QSizeF(60, 40) << 300 << 0.0 << QStringLiteral("20 to 500 %");
    }
    void refusesWhatMakesNoSense()
    {
        QFETCH(QSizeF, sizeMm);
        QFETCH(int, dpi);
        QFETCH(double, scale);
        QFETCH(QString, reason);
        const FigureSettings settings{.sizeMm = sizeMm, .dpi = dpi, .scale = scale};
        const QString problem = figureProblem(settings);
        QCOMPARE(problem.isEmpty(), reason.isEmpty());
        QVERIFY2(problem.contains(reason), qPrintable(problem));
        const auto plot = linePlot(10);
        QCOMPARE(figureImage(*plot, settings).hasError(), !reason.isEmpty());
    }
};

QTEST_MAIN(TestFigureExport)
#include "tst_figure_export.moc"
