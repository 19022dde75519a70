// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <optional>

#include "ui/plot/AxisKind.h"
#include "ui/plot/ImageStyle.h"
#include "ui/plot/ValueNames.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

class PlotCanvas;

/// The bar beside a picture that tells which colour means which value.
class ColorBar
{
public:
    /// The canvas owns what is made. The bar stands in the last column of the row of its axis rect and is as high.
    ColorBar(PlotCanvas* canvas, QCPMarginGroup* margins);

    QCPLayoutElement* element() const { return m_bar; }
    /// The palette changed.
    void applyColors();
    void setMap(ColorMap map, bool isReversed);
    void setLabel(const QString& label);
    /// A constant gets a range around it. Logarithmic: limits above zero.
    void setLimits(const Span& limits, bool isLogarithmic);
    /// One field of one colour for each whole number from the first name's value to the last one's, with the names
    /// beside them; what setLimits() says holds again once there are none.
    void setNames(const ValueNames& names);

private:
    void applyGradient();

    PlotCanvas* m_canvas;
    QCPColorScale* m_bar;
    ColorTable m_colors;
    ValueNames m_names;
    std::optional<AxisKind> m_kind; ///< what its ticker is for; empty: names
};

} // namespace h5scout::ui
