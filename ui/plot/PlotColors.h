// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

namespace h5scout::ui
{

/// What a plot is painted with, derived from the palette of its widget, so that it follows light and dark by itself.
struct PlotColors
{
    QColor background;
    QColor text;          ///< labels and title
    QColor axes;          ///< frame and ticks
    QColor grid;          ///< subtle
    QColor selection;     ///< rubber band
    QColor missing;       ///< hatching where an image has no number
    QList<QColor> curves; ///< in the order of use; told apart by colour-blind people too (after Okabe and Ito)
};

PlotColors plotColors(const QPalette& palette);

/// True if text is lighter than what it stands on.
bool isDark(const QPalette& palette);

/// The contrast of two colours by the WCAG formula: 1 (none) to 21 (black on white).
double contrast(const QColor& first, const QColor& second);

} // namespace h5scout::ui
