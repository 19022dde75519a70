// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PointOrder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostTurnsOfSweeps = 3; // of every so many points one

/// True if sweeps go through the positions, however often.
bool isSwept(const std::vector<double>& positions)
{
    std::size_t turns = 0;
    std::size_t inner = 0; // points that could be turns
    double direction = 0;
    for (std::size_t i = 1; i < positions.size(); ++i) {
        const double step = positions[i] - positions[i - 1];
        if (step == 0)
            continue;
        if (direction != 0) {
            ++inner;
            turns += (step > 0) != (direction > 0) ? 1 : 0;
        }
        direction = step;
    }
    return turns * kMostTurnsOfSweeps <= inner;
}

} // namespace

PointOrder pointOrder(const AxisScale& scale)
{
    if (scale.isMonotonic())
        return {};
    std::vector<quint64> samples(scale.count());
    std::iota(samples.begin(), samples.end(), 0);
    const auto positionOf = [&scale](quint64 sample) { return scale.at(static_cast<double>(sample)); };
    const auto placed = std::stable_partition(samples.begin(), samples.end(),
                                              [&](quint64 sample) { return std::isfinite(positionOf(sample)); });
    std::vector<double> positions;
    std::transform(samples.begin(), placed, std::back_inserter(positions), positionOf);
    if (isSwept(positions))
        return {};
    std::stable_sort(samples.begin(), placed,
                     [&](quint64 first, quint64 second) { return positionOf(first) < positionOf(second); });
    const auto isAtSamePlace = [&](quint64 first, quint64 second) { return positionOf(first) == positionOf(second); };
    const bool isRepeated = std::adjacent_find(samples.begin(), placed, isAtSamePlace) != placed;
    return {isRepeated ? Joining::None : Joining::ByPosition, std::move(samples)};
}

} // namespace h5scout::ui
