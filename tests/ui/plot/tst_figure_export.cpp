// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pictures.h"
#include "ui/Theme.h"
#include "ui/plot/FigureExport.h"
#include "ui/plot/ImagePlot.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/PlotColors.h"
#include "ui/plot/ScatterPlot.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QThread>

#include <algorithm>
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

QByteArray documentOf(PlotWidget& plot, const FigureSettings& settings, const QString& title)
{
    const auto encoder = figureEncoder(plot, settings, title);
    return encoder.hasValue() ? encoder.value()() : QByteArray();
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

/// Bars over bars, painted straight in a picture's memory.
std::unique_ptr<LinePlot> densePlot()
{
    constexpr std::size_t kCurves = 4;
    auto plot = std::make_unique<LinePlot>();
    plot->resize(700, 420);
    plot->begin(std::vector<CurveInfo>(kCurves, CurveInfo{.name = QStringLiteral("Curve"), .x = AxisScale(1'000'000)}),
                ViewPolicy::Reset);
    for (std::size_t curve = 0; curve < kCurves; ++curve) {
        Envelope envelope;
        envelope.count = envelope.samplesRead = 1'000'000;
        for (int i = 0; i < 900; ++i) {
            const double middle = std::sin(i / 90.0 + static_cast<double>(curve));
            const double noise = 0.2 + (i * 7919 % 1000) / 1000.0;
            envelope.minimum.push_back(middle - noise);
            envelope.maximum.push_back(middle + noise);
        }
        plot->setOverview(curve, envelope, true);
    }
    return plot;
}

/// Few points are painted one by one, many from pictures of discs.
std::unique_ptr<ScatterPlot> scatterPlot(int count)
{
    std::vector<double> x;
    std::vector<double> y;
    for (int i = 0; i < count; ++i) {
        x.push_back(std::sqrt(i) * std::cos(i * 2.4));
        y.push_back(std::sqrt(i) * std::sin(i * 2.4));
    }
    auto plot = std::make_unique<ScatterPlot>();
    plot->resize(700, 420);
    plot->begin(AxisScale::ofValues(x), AxisScale::ofValues(y), ViewPolicy::Reset);
    plot->setValues(x);
    return plot;
}

std::unique_ptr<PlotWidget> plotOf(const QByteArray& kind)
{
    if (kind == "image")
        return imagePlot();
    if (kind == "dense curves")
        return densePlot();
    if (kind == "few points")
        return scatterPlot(300);
    if (kind == "many points")
        return scatterPlot(3000);
    return linePlot(300);
}

/// Pixels that differ to the eye; shares of a pixel may be rounded in another way.
int differencesOf(const QImage& first, const QImage& second)
{
    int count = 0;
    for (int y = 0; y < first.height(); ++y)
        for (int x = 0; x < first.width(); ++x) {
            const QRgb left = first.pixel(x, y);
            const QRgb right = second.pixel(x, y);
            const int difference = std::max({std::abs(qRed(left) - qRed(right)), std::abs(qGreen(left) - qGreen(right)),
                                             std::abs(qBlue(left) - qBlue(right))});
            count += difference > 8 ? 1 : 0;
        }
    return count;
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

    void pngsLookAsPaintedByThePlot_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char* kind : {"curve", "dense curves", "image", "few points", "many points"})
            QTest::newRow(kind) << QByteArray(kind);
    }

    /// Figures are laid out here and painted elsewhere, later.
    void pngsLookAsPaintedByThePlot()
    {
        QFETCH(QByteArray, kind);
        const auto plot = plotOf(kind);
        plot->show();
        QCoreApplication::processEvents();
        const FigureSettings settings{.sizeMm = figureMm(plot->size(), 96), .dpi = 96};
        const auto encoder = figureEncoder(*plot, settings, {});
        QVERIFY(encoder.hasValue());
        const QImage expected = plot->picture().toImage();
        plot->clear(); // what comes later does not count
        QByteArray bytes;
        std::unique_ptr<QThread> thread(QThread::create([&] { bytes = encoder.value()(); }));
        thread->start();
        QVERIFY(thread->wait());
        const QImage figure = QImage::fromData(bytes);
        QCOMPARE(figure.size(), expected.size());
        QCOMPARE(differencesOf(figure, expected), 0);
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

    void coarseFiguresAreWhole_data()
    {
        QTest::addColumn<int>("dpi");
        QTest::addColumn<double>("scale");
        QTest::newRow("few dots") << 48 << 1.0;
        QTest::newRow("small texts") << 96 << 0.3;
    }
    void coarseFiguresAreWhole()
    {
        QFETCH(int, dpi);
        QFETCH(double, scale);
        const auto plot = linePlot(100'000);
        plot->show();
        const QImage coarse = figureImage(*plot, {.sizeMm = {170, 105}, .dpi = dpi, .scale = scale}).value();
        const QImage fine = figureImage(*plot, {.sizeMm = {170, 105}, .dpi = dpi * 4, .scale = scale}).value();
        // How dark a quarter of the picture is on the whole: the same at any resolution.
        const auto ink = [](const QImage& image, double left) {
            const QImage part = image.copy(qRound(image.width() * left), 0, image.width() / 4, image.height());
            double sum = 0;
            for (int y = 0; y < part.height(); ++y)
                for (int x = 0; x < part.width(); ++x)
                    sum += 1 - part.pixelColor(x, y).lightnessF();
            return sum / part.width() / part.height();
        };
        for (const double left : {0.0, 0.25, 0.5, 0.75})
            QVERIFY2(std::abs(ink(coarse, left) - ink(fine, left)) < 0.02, qPrintable(QString::number(left)));
        const QImage preview = figurePreview(*plot, {.sizeMm = {170, 105}, .dpi = dpi, .scale = scale}, {200, 200});
        QVERIFY(preview.width() == 200 && std::abs(preview.height() - 200 * 105 / 170) < 2);
        for (const double left : {0.0, 0.25, 0.5, 0.75})
            QVERIFY2(std::abs(ink(preview, left) - ink(fine, left)) < 0.02, qPrintable(QString::number(left)));
    }

    void evenTheLargestHasAPreview()
    {
        const auto plot = linePlot(300);
        plot->show();
        const FigureSettings settings{.format = FigureFormat::Pdf, .sizeMm = {2000, 1500}, .scale = 0.2};
        const QImage preview = figurePreview(*plot, settings, {200, 200});
        QVERIFY(preview.width() == 200 && std::abs(preview.height() - 150) < 2);
        QVERIFY(inkShare(preview) > 0.01);
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
                QVERIFY(!documentOf(*plot, settings, {}).isEmpty());
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
            documentOf(*plot, {.format = FigureFormat::Pdf, .sizeMm = {170, 100}}, QStringLiteral("run_042"));
        save(pdf, "figure-envelope.pdf");
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.contains("/MediaBox [0 0 482")); // 170 mm in points
        QVERIFY(!pdf.contains("/Subtype /Image"));
        QVERIFY2(pdf.size() < 200'000, qPrintable(QString::number(pdf.size())));
        const auto image = imagePlot();
        image->show();
        save(documentOf(*image, {.format = FigureFormat::Pdf}, {}), "figure-image.pdf");
    }

    void svgsAreClippedAndLegible()
    {
        const auto plot = linePlot(300);
        plot->show();
        QCoreApplication::processEvents();
        const FigureSettings settings{.format = FigureFormat::Svg, .sizeMm = {170, 100}};
        const QByteArray whole = documentOf(*plot, settings, QStringLiteral("a < b & c"));
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
        const QByteArray zoomed = documentOf(*plot, settings, {});
        QVERIFY(zoomed.contains("<clipPath"));
        save(zoomed, "figure-zoomed.svg");
        const QImage picture = figureImage(*plot, {.sizeMm = {170, 100}, .dpi = 192}).value();
        picture.save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/figure-zoomed.png"));
    }

    void svgsOfImagesKeepTheirCells()
    {
        const auto plot = imagePlot();
        plot->show();
        const QByteArray svg = documentOf(*plot, {.format = FigureFormat::Svg}, {});
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
