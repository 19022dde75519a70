// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageAxes.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{
constexpr double kSmallestSize = 1e-250;        // QCustomPlot refuses ranges below 1e-280
constexpr double kSmallestShare = 64 * 0x1p-52; // of the largest position: so much an axis must span to be numbered
constexpr double kSmallestCellShare = 0x1p-52;  // likewise for one element
} // namespace

bool canCarryImage(const AxisScale& scale)
{
    if (scale.count() == 0)
        return true;
    if (!scale.isMonotonic())
        return false;
    const Span edges = scale.edges();
    const double largest = std::max(std::abs(edges.lower), std::abs(edges.upper));
    if (!(largest <= kLargestShown) || !(edges.size() >= std::max(kSmallestSize, largest * kSmallestShare)))
        return false;
    return edges.size() / static_cast<double>(scale.count()) > largest * kSmallestCellShare;
}

AxisScale imageScale(const AxisScale& scale)
{
    return canCarryImage(scale) ? scale : AxisScale(scale.count());
}

bool isCompatible(const AxisScale& first, const AxisScale& second)
{
    return first.count() == second.count() && first.spacing() == second.spacing() && first.isTime == second.isTime &&
           first.label == second.label && first.units == second.units &&
           (first.count() == 0 || first.edges() == second.edges());
}

Range elementsWithin(const AxisScale& scale, const Span& view)
{
    if (scale.count() == 0)
        return {0, 0, 1};
    const double last = static_cast<double>(scale.count() - 1);
    const auto [lower, upper] = std::minmax({scale.indexAt(view.lower), scale.indexAt(view.upper)});
    const double first = std::clamp(std::floor(lower + 0.5), 0.0, last);
    const double end = std::clamp(std::ceil(upper - 0.5), first, last);
    // A double is no index near 2^64.
    const auto start = std::min(static_cast<quint64>(first), scale.count() - 1);
    const auto stop = std::min(static_cast<quint64>(end), scale.count() - 1);
    return {start, stop - start + 1, 1};
}

double smallestCell(const AxisScale& scale)
{
    if (scale.count() < 2)
        return 1;
    if (scale.isLinear())
        return std::abs(scale.at(1) - scale.at(0));
    double smallest = scale.edges().size();
    constexpr double kMostLooks = 65536; // a long axis is known at fewer places anyway
    const double step = std::max(1.0, std::floor(static_cast<double>(scale.count()) / kMostLooks));
    for (double index = 0; index + 1 < static_cast<double>(scale.count()); index += step)
        smallest = std::min(smallest, std::abs(scale.at(index + 1) - scale.at(index)));
    return smallest;
}

std::vector<int> cellsAt(const AxisScale& scale, const Range& cells, const PixelRow& pixels)
{
    std::vector<int> result(static_cast<std::size_t>(std::max(pixels.count, 0)), -1);
    if (cells.count == 0 || cells.stride == 0 || scale.count() == 0)
        return result;
    const double start = static_cast<double>(cells.start) - 0.5;
    const double stride = static_cast<double>(cells.stride);
    // The last sample of a picture may stand for fewer elements than the others.
    const double end =
        std::min(start + static_cast<double>(cells.count) * stride, static_cast<double>(scale.count()) - 0.5);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double index = scale.indexAt(pixels.first + static_cast<double>(i) * pixels.step);
        if (index >= start && index < end)
            result[i] = static_cast<int>((index - start) / stride);
    }
    return result;
}

} // namespace h5scout::ui
