// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "h5scout/data/DataWithAxes.h"
#include "h5scout/value/ElementType.h"

namespace h5scout::data
{

/// How the positions of an axis lie; what Axis tells of its values.
struct AxisPositions
{
    Axis::Spacing spacing = Axis::Spacing::Index;
    double first = 0;
    double step = 1;
    std::vector<double> values;
    std::uint64_t valueStride = 1;
    bool isJudgedFromSamples = false; ///< not every position was read
};

/// How far a position may lie from first + i * step in a uniform axis, for `count` positions between `first` and
/// `last` that were stored as `kind`: a millionth of the step, and what rounding does to numbers of that width (16
/// units in the last place of the larger end, and the sum of the rounding errors of an axis that was made by adding in
/// doubles), but at most a hundredth of the step. So an axis of float32 or one that was summed up counts as uniform,
/// the time stamps of a recording do not.
double uniformTolerance(double first, double last, std::uint64_t count, ElementKind kind);

/// All positions; `kind` is the type that they were stored in. Uniform: step is (last - first) / (count - 1), or 1 of a
/// single position. Positions that are all equal, or not all finite, are Scattered.
AxisPositions classify(std::vector<double> positions, ElementKind kind);

/// Keeps every valueStride-th of the values and the last one, so that they are at most `most` (at least 2).
void thinOut(AxisPositions& positions, std::uint64_t most);

/// The smallest stride at which every stride-th of `size` positions and the last one are at most `most` (at least 2).
std::uint64_t strideFor(std::uint64_t size, std::uint64_t most);

} // namespace h5scout::data
