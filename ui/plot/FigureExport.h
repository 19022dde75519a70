// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <QByteArray>
#include <QImage>
#include <QPalette>
#include <QSizeF>
#include <QString>

#include "h5scout/client/Result.h"

namespace h5scout::ui
{

class PlotWidget;

enum class FigureFormat : std::uint8_t { Png, Pdf, Svg };

/// A picture of a plot, whatever the size and the colours of the plot on the screen are.
struct FigureSettings
{
    FigureFormat format = FigureFormat::Png;
    QSizeF sizeMm{170, 105};
    int dpi = 300; ///< PNG; the others have no pixels
    /// Of texts and lines: at 1 they have the size that they have on the screen at 96 dpi, a font of 10 points those.
    double scale = 1;
    std::optional<QPalette> colors = {}; ///< empty: as on the screen
    bool isTransparent = false;          ///< no background
};

/// The pixels of a PNG.
QSize figurePixels(const FigureSettings& settings);
/// Settings with the size of `pixels` at their resolution.
QSizeF figureMm(const QSize& pixels, int dpi);
/// The units in which the plot is laid out: as many as its widget would have pixels.
QSize figureLayout(const FigureSettings& settings);
/// Why there can be no such picture, in a sentence; empty if there can.
QString figureProblem(const FigureSettings& settings);

/// The plot as it is now, with the detail that is loaded. What is on the screen neither changes nor flickers. In the
/// window's thread; some ten milliseconds, more for large PNGs. The format is not looked at; the image knows its
/// resolution.
Result<QImage> figureImage(PlotWidget& plot, const FigureSettings& settings);
/// The same, small: the largest picture of its shape that fits into `room`. Null where there is a problem.
QImage figurePreview(PlotWidget& plot, const FigureSettings& settings, const QSize& room);
/// The bytes of a PNG file. In any thread; slow.
QByteArray pngOf(const QImage& image);

/// Makes the bytes of a file. In any thread; slow, for it paints and compresses.
using FigureEncoder = std::function<QByteArray()>;
/// The plot in the format of the settings, as figureImage() does, laid out and still to be painted and encoded: this
/// call takes some milliseconds, whatever the size. The encoder gives nothing if there is not enough memory. In PDF and
/// SVG lines and texts stay such; `title` is what the document says it is.
Result<FigureEncoder> figureEncoder(PlotWidget& plot, const FigureSettings& settings, const QString& title);

} // namespace h5scout::ui
