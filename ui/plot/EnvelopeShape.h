// SPDX-License-Identifier: GPL-3.0-or-later
// What an envelope looks like, as geometry in pixels. Pure functions: EnvelopeGraph only paints the result.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisMap.h"
#include "ui/plot/AxisScale.h"
#include "ui/plot/PointOrder.h"

namespace h5scout::ui
{

/// From samples and values to pixels. Pixels may be fractions; y grows downwards as pixels do.
struct PixelMap
{
    AxisScale scale;       ///< sample to position
    AxisMap x;             ///< position to pixel
    AxisMap y;             ///< value to pixel
    QRectF area;           ///< of the drawing; bars reach little beyond
    double resolution = 1; ///< device pixels a pixel: bars are not made narrower than one of them
    std::shared_ptr<const PointOrder> order = {}; ///< how lines join the samples; null: as recorded

    double xOf(double sample) const { return x.pixel(scale.at(sample)); }
};

/// Only samples in [first, end) are drawn.
struct SampleWindow
{
    double first = 0;
    double end = std::numeric_limits<double>::infinity();
};

enum class LineShape : std::uint8_t {
    Straight, ///< from sample to sample
    Steps     ///< a value holds until the next sample
};

/// One sample a column: lines. Otherwise bars from the minimum to the maximum that touch their neighbours.
struct EnvelopeShape
{
    std::vector<QPolygonF> lines;  ///< broken at NaN; a polygon of one point is a sample between two gaps
    std::vector<QPolygonF> points; ///< the samples alone; empty: they are those of the lines
    std::vector<QRectF> bars;      ///< left to right, next to each other but at NaN; may have no height
    bool isDense() const { return !bars.empty(); }
    const std::vector<QPolygonF>& samples() const { return points.empty() ? lines : points; }
};

/// True if every column holds one sample at most, so that the envelope is the data itself.
bool isExact(const Envelope& envelope);

EnvelopeShape envelopeShape(const Envelope& envelope, const PixelMap& map, const SampleWindow& window = {},
                            LineShape lineShape = LineShape::Straight);

/// From the lower to the upper error limits: areas if `envelope` is exact, else bars.
struct BandShape
{
    std::vector<QPolygonF> areas; ///< closed by themselves
    std::vector<QRectF> bars;
};
BandShape errorBand(const Envelope& envelope, const PixelMap& map, const SampleWindow& window = {},
                    LineShape lineShape = LineShape::Straight);

/// Upright lines with a cap of `capWidth` pixels at both ends, cut to the drawing area. `envelope` is exact.
QVector<QLineF> errorBars(const Envelope& envelope, const PixelMap& map, double capWidth,
                          const SampleWindow& window = {});

/// The pieces of `line` within `area`.
QVector<QLineF> clippedPieces(const QPolygonF& line, const QRectF& area);

/// How much of `area` the shape covers, in pixels of line or area.
double inkWithin(const EnvelopeShape& shape, const QRectF& area);

/// Index of the column that holds `sample`, which must lie in the envelope.
std::size_t columnOf(const Envelope& envelope, quint64 sample);

} // namespace h5scout::ui
