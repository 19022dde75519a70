// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot: bars of an envelope in PDF and SVG.
#pragma once

#include <vector>

#include <QColor>
#include <QRectF>

class QCPPainter;

namespace h5scout::ui
{

/// Finer than the units of the layout, which are pixels of a screen: a printer shows more.
inline constexpr double kVectorResolution = 4;

/// True if what is painted becomes a PDF or SVG.
bool isVector(const QCPPainter* painter);
/// How many pixels, or what stands for them, a unit of the layout has.
double resolutionOf(const QCPPainter* painter);

/// Bars from left to right, those that touch as one area: between single ones viewers of PDF and SVG show seams.
void fillAsArea(QCPPainter* painter, const std::vector<QRectF>& bars, double penWidth, const QColor& color);

} // namespace h5scout::ui
