// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/data/AxisPositions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace h5scout::data
{

namespace
{

/// The spacing of numbers next to 1 in the type that the positions were stored in.
double epsilonOf(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Float16:
        return 0x1p-10;
    case ElementKind::Float32:
        return std::numeric_limits<float>::epsilon();
    default:
        return std::numeric_limits<double>::epsilon();
    }
}

bool isUniform(std::span<const double> positions, double step, double tolerance)
{
    for (std::size_t i = 0; i < positions.size(); ++i) {
        if (std::abs(positions[i] - (positions.front() + static_cast<double>(i) * step)) > tolerance)
            return false;
    }
    return true;
}

bool isStrictlyMonotonic(std::span<const double> positions)
{
    const bool rises = positions[1] > positions[0];
    return std::adjacent_find(positions.begin(), positions.end(), [rises](double left, double right) {
               return rises ? !(right > left) : !(right < left);
           }) == positions.end();
}

} // namespace

double uniformTolerance(double first, double last, std::uint64_t count, ElementKind kind)
{
    const double intervals = static_cast<double>(std::max<std::uint64_t>(count, 2) - 1);
    const double range = std::abs(last - first);
    const double step = range / intervals;
    const double rounding = 16 * epsilonOf(kind) * std::max(std::abs(first), std::abs(last)) +
                            std::numeric_limits<double>::epsilon() * intervals * range;
    return std::min(1e-6 * step + rounding, 1e-2 * step);
}

AxisPositions classify(std::vector<double> positions, ElementKind kind)
{
    AxisPositions result;
    if (positions.empty())
        return result;
    const double first = positions.front();
    const double last = positions.back();
    result.spacing = Axis::Spacing::Scattered;
    if (std::ranges::all_of(positions, [](double position) { return std::isfinite(position); })) {
        const std::size_t count = positions.size();
        const double step = count > 1 ? (last - first) / static_cast<double>(count - 1) : 1;
        // A range beyond that of double is no finite step.
        if (step != 0 && std::isfinite(step) &&
            (count == 1 || isUniform(positions, step, uniformTolerance(first, last, count, kind)))) {
            result.spacing = Axis::Spacing::Uniform;
            result.first = first;
            result.step = step;
            return result;
        }
        if (isStrictlyMonotonic(positions))
            result.spacing = Axis::Spacing::Monotonic;
    }
    result.values = std::move(positions);
    return result;
}

std::uint64_t strideFor(std::uint64_t size, std::uint64_t most)
{
    if (size <= most)
        return 1;
    const std::uint64_t intervals = most - 1;
    return (size - 1) / intervals + ((size - 1) % intervals != 0);
}

void thinOut(AxisPositions& positions, std::uint64_t most)
{
    std::vector<double>& values = positions.values;
    const std::uint64_t stride = strideFor(values.size(), most);
    if (stride == 1)
        return;
    const double last = values.back();
    const bool isLastKept = (values.size() - 1) % stride == 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < values.size(); i += stride)
        values[kept++] = values[i];
    values.resize(kept);
    if (!isLastKept)
        values.push_back(last);
    values.shrink_to_fit();
    positions.valueStride = stride;
}

} // namespace h5scout::data
