// SPDX-License-Identifier: GPL-3.0-or-later
// What an envelope looks like, as geometry in pixels. Pure functions: EnvelopeGraph only paints the result.
#pragma once

#include <limits>
#include <vector>

#include <QPolygonF>
#include <QRectF>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

/// From data to pixels: linear axes. Pixels may be fractions; y grows downwards as pixels do.
struct PixelMap
{
    double xOrigin = 0; ///< pixel of sample 0
    double xScale = 1;  ///< pixels a sample
    double yOrigin = 0; ///< pixel of the value 0
    double yScale = -1; ///< pixels a unit of the value
    double top = 0;     ///< values beyond are drawn a little outside, infinite ones too
    double bottom = 0;
    double resolution = 1; ///< device pixels a pixel: bars are not made narrower than one of them

    double x(double sample) const { return xOrigin + xScale * sample; }
    double y(double value) const;
};

/// Only samples in [first, end) are drawn.
struct SampleWindow
{
    double first = 0;
    double end = std::numeric_limits<double>::infinity();
};

/// One sample a column: lines. Otherwise bars from the minimum to the maximum that touch their neighbours.
struct EnvelopeShape
{
    std::vector<QPolygonF> lines; ///< broken at NaN; a polygon of one point is a sample between two gaps
    std::vector<QRectF> bars;     ///< left to right, next to each other but at NaN; may have no height
    bool isDense() const { return !bars.empty(); }
};

/// True if every column holds one sample at most, so that the envelope is the data itself.
bool isExact(const Envelope& envelope);

EnvelopeShape envelopeShape(const Envelope& envelope, const PixelMap& map, const SampleWindow& window = {});

/// Index of the column that holds `sample`, which must lie in the envelope.
std::size_t columnOf(const Envelope& envelope, quint64 sample);

} // namespace h5scout::ui
