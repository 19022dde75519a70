// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <QColor>

#include "ui/plot/BarColumns.h"

namespace h5scout::ui
{

class PaintedPixels;

/// Fills upright bars, smooth at their upper and lower ends, straight in the memory of a picture: some ten times faster
/// than rectangle by rectangle, since it is written row by row. What is `hidden` is left out; it will be painted over.
/// The bars lie within what may be painted on.
void fillBars(const PaintedPixels& pixels, const BarColumns& bars, const BarCover& hidden, QRgb color);

} // namespace h5scout::ui
