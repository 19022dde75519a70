// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PointSteps.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/plot/EnvelopeShape.h"

namespace h5scout::ui
{

namespace
{

quint64 moved(quint64 from, qint64 steps, quint64 last)
{
    const auto distance = static_cast<quint64>(std::abs(steps));
    return steps > 0 ? from + std::min(distance, last - from) : from - std::min(distance, from);
}

/// Those that have a position, in the order in which they are gone through.
std::vector<quint64> wayThrough(const AxisScale& scale, const PointOrder& order, const Envelope* data)
{
    const auto positionOf = [&scale](quint64 sample) { return scale.at(static_cast<double>(sample)); };
    std::vector<quint64> way = order.samples;
    std::erase_if(way, [&](quint64 sample) { return !std::isfinite(positionOf(sample)); });
    if (!data || !isExact(*data) || data->start != 0 || data->count != scale.count())
        return way;
    const auto comesBefore = [data](quint64 first, quint64 second) {
        const double one = data->minimum[columnOf(*data, first)];
        const double other = data->minimum[columnOf(*data, second)];
        return one < other || (std::isnan(other) && !std::isnan(one));
    };
    for (auto first = way.begin(); first != way.end();) {
        const auto end = std::find_if(first, way.end(), [&, position = positionOf(*first)](quint64 sample) {
            return positionOf(sample) != position;
        });
        std::stable_sort(first, end, comesBefore);
        first = end;
    }
    return way;
}

} // namespace

quint64 steppedSample(const AxisScale& scale, const PointOrder& order, const Envelope* data, quint64 from, int steps)
{
    if (order.joining == Joining::AsRecorded) {
        const bool isRising = scale.isRising() || !scale.isMonotonic();
        return moved(from, isRising ? steps : -steps, scale.count() - 1);
    }
    const std::vector<quint64> way = wayThrough(scale, order, data);
    const auto place = std::find(way.begin(), way.end(), from);
    if (place == way.end()) // has no position
        return way.empty() ? from : steps > 0 ? way.front() : way.back();
    return way[moved(static_cast<quint64>(place - way.begin()), steps, way.size() - 1)];
}

std::size_t neighbourOf(std::span<const QPointF> places, std::size_t from, const QPoint& step)
{
    const QPointF origin = places[from];
    const bool isBackward = step.x() < 0 || step.y() < 0;
    const auto isHere = [&](std::size_t point) {
        return places[point].x() == origin.x() && places[point].y() == origin.y();
    };
    std::size_t nearest = from;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t point = isBackward ? places.size() - 1 - i : i; // of those at one place the first on the way
        if (isHere(point) && point != from && (point < from) == isBackward)
            return point;
        const QPointF way = places[point] - origin;
        const double ahead = way.x() * step.x() + way.y() * step.y();
        const double aside = std::abs(way.x() * step.y()) + std::abs(way.y() * step.x());
        if (const double distance = ahead + 2 * aside; ahead > 0 && distance < least) {
            least = distance;
            nearest = point;
        }
    }
    return nearest;
}

} // namespace h5scout::ui
