// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/FigureExport.h"

#include <algorithm>
#include <cmath>

#include <QBuffer>
#include <QCoreApplication>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QtMath>

#include "ui/plot/PaintRecord.h"
#include "ui/plot/PlotWidget.h"
#include "ui/plot/SvgDevice.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

namespace
{

constexpr double kMmAnInch = 25.4;
constexpr double kScreenDpi = 96;
constexpr double kSmallestMm = 10;
constexpr double kLargestMm = 2000;
constexpr int kSmallestLayout = 120; // units; less leaves no room between the axes
constexpr int kLargestSide = 16384;
constexpr int kFine = 100'000; // for a scale as a ratio of integers
constexpr qint64 kMostPixels = 100'000'000;
constexpr qint64 kMostReducedPixels = 16'000'000;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::FigureExport)
};

UserError cannotPaint(const QString& why)
{
    return {Tr::tr("Could not paint the figure."), why, {}, {}};
}

/// Device pixels for a unit of the layout.
double pixelRatio(const FigureSettings& settings)
{
    return settings.dpi / kScreenDpi * settings.scale;
}

/// A picture that has been laid out and is still to be painted.
struct Picture
{
    QSize size;    ///< in pixels
    QSize painted; ///< a multiple of it, to be made small
    double ratio = 1;
    bool isTransparent = false;
    PaintSteps steps;
};

Picture laidOut(PlotWidget& plot, const FigureSettings& settings, const QSize& pixels, double ratio)
{
    // Painters take a ratio below 1 for 1. So it is painted larger and made small, where that is not very large.
    int factor = qCeil(1 / ratio);
    if (static_cast<qint64>(pixels.width()) * pixels.height() * factor * factor > kMostReducedPixels)
        factor = 1;
    Picture picture{pixels, pixels * factor, ratio * factor, settings.isTransparent, {}};
    // No scaling here if it can be helped: curves go by whole pixels of the device.
    const double scale = std::min(picture.ratio, 1.0);
    PaintRecord record(picture.painted, settings.sizeMm, std::max(picture.ratio, 1.0));
    QCPPainter painter(&record);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture.ratio < 1);
    painter.scale(scale, scale);
    // Laid out up to the last fraction of a unit.
    const QSize layout(qCeil(picture.painted.width() / picture.ratio), qCeil(picture.painted.height() / picture.ratio));
    plot.paintFigure(&painter, layout, settings.colors, !settings.isTransparent);
    painter.end();
    picture.steps = record.steps();
    return picture;
}

/// In any thread. Null if there is not enough memory.
QImage painted(const Picture& picture)
{
    QImage image(picture.painted, picture.isTransparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        return image;
    if (picture.isTransparent)
        image.fill(Qt::transparent);
    image.setDevicePixelRatio(std::max(picture.ratio, 1.0));
    QPainter painter(&image);
    replay(picture.steps, painter);
    painter.end();
    image.setDevicePixelRatio(1);
    if (picture.painted == picture.size)
        return image;
    return image.scaled(picture.size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// In any thread. Null if there is not enough memory.
QImage paintedWithResolution(const Picture& picture, int dpi)
{
    QImage image = painted(picture);
    const int dotsPerMeter = qRound(dpi / kMmAnInch * 1000); // not before: fonts would follow
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    return image;
}

constexpr auto kVectorModes = QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic;

PaintSteps stepsOf(PlotWidget& plot, const FigureSettings& settings)
{
    PaintRecord record(figureLayout(settings), settings.sizeMm);
    QCPPainter painter;
    if (!painter.begin(&record))
        return {};
    painter.setModes(kVectorModes);
    plot.paintFigure(&painter, figureLayout(settings), settings.colors, !settings.isTransparent);
    painter.end();
    return record.steps();
}

/// In any thread. `screenDpi`: of the screen on which the steps were measured.
QByteArray pdfOf(const PaintSteps& steps, const FigureSettings& settings, int screenDpi, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QCoreApplication::applicationName());
    // One unit of the painter is a pixel of the screen, so that fonts given in points are as large as they are
    // measured.
    writer.setResolution(screenDpi);
    writer.setPageSize(QPageSize(settings.sizeMm, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    painter.setRenderHint(QPainter::LosslessImageRendering);
    // The window lies below the transformations of the steps: they are in units of the layout.
    const double scale = settings.scale * screenDpi / kScreenDpi;
    painter.setViewTransformEnabled(true);
    painter.setWindow(0, 0, kFine, kFine);
    painter.setViewport(0, 0, qRound(kFine * scale), qRound(kFine * scale));
    replay(steps, painter);
    painter.end();
    return bytes;
}

SvgDocument svgOf(PlotWidget& plot, const FigureSettings& settings, const QString& title)
{
    const QSize layout = figureLayout(settings);
    SvgDevice device(layout, settings.sizeMm, title);
    QCPPainter painter;
    if (!painter.begin(&device))
        return {};
    painter.setModes(kVectorModes);
    plot.paintFigure(&painter, layout, settings.colors, !settings.isTransparent);
    painter.end();
    return device.document();
}

} // namespace

QSize figurePixels(const FigureSettings& settings)
{
    return (settings.sizeMm / kMmAnInch * settings.dpi).toSize();
}

QSizeF figureMm(const QSize& pixels, int dpi)
{
    return QSizeF(pixels) * kMmAnInch / dpi;
}

QSize figureLayout(const FigureSettings& settings)
{
    return (settings.sizeMm / kMmAnInch * kScreenDpi / settings.scale).toSize();
}

QString figureProblem(const FigureSettings& settings)
{
    const auto [narrow, wide] = std::minmax({settings.sizeMm.width(), settings.sizeMm.height()});
    if (!(narrow >= kSmallestMm && wide <= kLargestMm))
        return Tr::tr("A figure is %1 to %2 mm wide and high.").arg(kSmallestMm).arg(kLargestMm);
    if (!(settings.scale >= 0.2 && settings.scale <= 5))
        return Tr::tr("Texts and lines can be scaled by 20 to 500 %.");
    const QSize layout = figureLayout(settings);
    if (std::min(layout.width(), layout.height()) < kSmallestLayout)
        return Tr::tr("Such large texts leave no room for the plot: make the figure larger or the texts smaller.");
    if (settings.format != FigureFormat::Png)
        return {};
    if (settings.dpi < 30 || settings.dpi > 2400)
        return Tr::tr("A picture has 30 to 2400 dots an inch.");
    const QSize pixels = figurePixels(settings);
    if (std::max(pixels.width(), pixels.height()) > kLargestSide ||
        static_cast<qint64>(pixels.width()) * pixels.height() > kMostPixels)
        return Tr::tr("A picture of %1 x %2 pixels is too large: choose a smaller size or resolution.")
            .arg(pixels.width())
            .arg(pixels.height());
    return {};
}

Result<QImage> figureImage(PlotWidget& plot, const FigureSettings& settings)
{
    if (const QString problem = figureProblem(settings); !problem.isEmpty())
        return cannotPaint(problem);
    QImage image =
        paintedWithResolution(laidOut(plot, settings, figurePixels(settings), pixelRatio(settings)), settings.dpi);
    if (image.isNull())
        return cannotPaint(Tr::tr("There is not enough memory."));
    return image;
}

QImage figurePreview(PlotWidget& plot, const FigureSettings& settings, const QSize& room)
{
    if (!figureProblem(settings).isEmpty())
        return {};
    const QSize layout = figureLayout(settings);
    const QSize pixels = layout.scaled(room, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    return painted(laidOut(plot, settings, pixels, static_cast<double>(pixels.width()) / layout.width()));
}

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Result<FigureEncoder> figureEncoder(PlotWidget& plot, const FigureSettings& settings, const QString& title)
{
    if (const QString problem = figureProblem(settings); !problem.isEmpty())
        return cannotPaint(problem);
    if (settings.format == FigureFormat::Png)
        return FigureEncoder(
            [picture = laidOut(plot, settings, figurePixels(settings), pixelRatio(settings)), dpi = settings.dpi] {
                const QImage image = paintedWithResolution(picture, dpi);
                return image.isNull() ? QByteArray() : pngOf(image);
            });
    if (settings.format == FigureFormat::Svg)
        return FigureEncoder([document = svgOf(plot, settings, title)] { return document.bytes(); });
    return FigureEncoder([steps = stepsOf(plot, settings), settings, dpi = plot.logicalDpiX(), title] {
        return pdfOf(steps, settings, dpi, title);
    });
}

} // namespace h5scout::ui
