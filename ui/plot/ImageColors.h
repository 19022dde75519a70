// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/ColorMap.h"
#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// The picture of `image`, one pixel a value, first row at the top. Values outside of `levels` take the end colours,
/// infinities too; NaN is transparent.
QImage colored(const Image& image, const Span& levels, const ColorTable& colors);

bool hasNan(const Image& image);

/// Which elements of the array the picture covers, in units of elements with element i from i - 0.5 to i + 0.5.
struct ImageExtent
{
    Span rows;
    Span columns;
};
ImageExtent extentOf(const Image& image);

/// The value at an element of the array, empty if the picture does not cover it.
std::optional<double> valueAt(const Image& image, quint64 row, quint64 column);

} // namespace h5scout::ui
