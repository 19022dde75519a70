// SPDX-License-Identifier: GPL-3.0-or-later
// How the elements of an image lie on its axes. Pure functions.
#pragma once

#include <vector>

#include "ui/plot/AxisScale.h"

namespace h5scout::ui
{

/// False if the positions are in no order, or so close together or so large that an axis cannot show them.
bool canCarryImage(const AxisScale& scale);
/// `scale`, or indices where it cannot carry an image.
AxisScale imageScale(const AxisScale& scale);

/// Two axes on which the same zoom means the same: extent, kind and ends agree.
bool isCompatible(const AxisScale& first, const AxisScale& second);

/// The elements of which a part lies within `view`; the nearest one if there is none. Empty for an empty axis.
Range elementsWithin(const AxisScale& scale, const Span& view);

/// The size of the smallest element.
double smallestCell(const AxisScale& scale);

/// Positions at equal distances: the middles of the pixels of a screen.
struct PixelRow
{
    double first = 0;
    double step = 1; ///< may be negative
    int count = 0;
};
/// Which of the `cells.count` samples each pixel shows, -1 where it lies beyond. Sample k covers `cells.stride`
/// elements from `cells.start + k * cells.stride` on, as far as there are any.
std::vector<int> cellsAt(const AxisScale& scale, const Range& cells, const PixelRow& pixels);

} // namespace h5scout::ui
