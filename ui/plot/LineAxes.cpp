// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LineAxes.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

constexpr double kRoom = 0.015;              // of the size, on both sides
constexpr double kClosest = 2.0;             // samples
constexpr quint64 kMostSteps = 10000;        // looked at for the smallest
constexpr double kResolution = 64 * 0x1p-52; // of doubles, with room for ticks between

/// Of a scattered one: how many positions are finite.
quint64 placedCount(const AxisScale& scale)
{
    quint64 count = 0;
    for (quint64 i = 0; i < scale.count(); ++i)
        if (std::isfinite(scale.at(static_cast<double>(i))))
            ++count;
    return count;
}

bool isDrawable(const AxisScale& scale)
{
    if (scale.count() == 0)
        return true;
    if (!scale.isMonotonic() && (scale.count() > kMostScattered || scale.isInterpolated()))
        return false;
    if (!scale.isMonotonic() && placedCount(scale) == 0)
        return false;
    const Span span = scale.positions();
    return std::abs(span.lower) <= kLargestShown && std::abs(span.upper) <= kLargestShown; // false for NaN
}

/// About the smallest distance of two neighbours, 0 if there are none.
double smallestStep(const AxisScale& scale)
{
    if (scale.count() < 2)
        return 0;
    if (scale.isLinear())
        return std::abs(scale.at(1) - scale.at(0));
    const double size = scale.positions().size();
    if (!scale.isMonotonic())
        return size * 1e-6;
    double smallest = size;
    const quint64 stride = std::max<quint64>(1, scale.count() / kMostSteps);
    for (quint64 i = 0; i + 1 < scale.count(); i += stride) {
        const double place = static_cast<double>(i);
        smallest = std::min(smallest, std::abs(scale.at(place + 1) - scale.at(place)));
    }
    return smallest;
}

} // namespace

XScales xScalesOf(const std::vector<CurveInfo>& curves)
{
    if (!std::all_of(curves.begin(), curves.end(), [](const CurveInfo& curve) { return isDrawable(curve.x); }))
        return indexScalesOf(curves);
    XScales result;
    for (const CurveInfo& curve : curves)
        result.scales.push_back(curve.x);
    return result;
}

XScales indexScalesOf(const std::vector<CurveInfo>& curves)
{
    XScales result{{}, true};
    for (const CurveInfo& curve : curves)
        result.scales.emplace_back(curve.x.count());
    return result;
}

bool isAlike(const AxisScale& first, const AxisScale& second)
{
    if (first.count() != second.count() || first.isTime != second.isTime ||
        first.isMonotonic() != second.isMonotonic() || first.isRising() != second.isRising())
        return false;
    const Span a = first.positions();
    const Span b = second.positions();
    const double slack = std::max(a.size(), b.size()) * 1e-6;
    return std::abs(a.lower - b.lower) <= slack && std::abs(a.upper - b.upper) <= slack;
}

bool areSameAxis(const AxisScale& first, const AxisScale& second)
{
    return first.label == second.label && first.units == second.units && isAlike(first, second);
}

std::optional<double> smallestPositive(const AxisScale& scale)
{
    const Span span = scale.positions();
    if (scale.count() == 0 || !(span.upper > 0))
        return {};
    if (span.lower > 0)
        return span.lower;
    std::optional<double> smallest;
    const auto look = [&](double index) {
        const double position = scale.at(index);
        if (position > 0 && (!smallest || position < *smallest))
            smallest = position;
    };
    const double last = static_cast<double>(scale.count() - 1);
    if (scale.isMonotonic()) {
        const double zero = std::round(scale.indexAt(0));
        for (double index = zero - 2; index <= zero + 2; ++index)
            if (index >= 0 && index <= last)
                look(index);
        if (!smallest)
            smallest = span.upper;
    } else {
        for (quint64 i = 0; i < scale.count(); ++i)
            look(static_cast<double>(i));
    }
    return smallest;
}

XAxis xAxisOf(const std::vector<AxisScale>& scales, bool isLogarithmic)
{
    XAxis axis;
    std::optional<Span> data;
    std::optional<double> positive;
    double step = 0;
    double magnitude = 0;
    bool isIndex = true;
    for (const AxisScale& scale : scales) {
        if (scale.count() == 0)
            continue;
        const Span span = scale.positions();
        axis.hasPlaceless = axis.hasPlaceless || (!scale.isMonotonic() && placedCount(scale) < scale.count());
        data = united(data, span);
        magnitude = std::max({magnitude, std::abs(span.lower), std::abs(span.upper)});
        if (const double own = smallestStep(scale); own > 0)
            step = step > 0 ? std::min(step, own) : own;
        if (const auto own = smallestPositive(scale))
            positive = positive ? std::min(*positive, *own) : own;
        isIndex = isIndex && scale.spacing() == AxisScale::Spacing::Index;
    }
    const bool isTime = !scales.empty() && scales.front().isTime;
    if (!data)
        return axis;
    if (isLogarithmic && positive && !isTime) {
        axis.kind = AxisKind::Logarithmic;
        axis.hasHidden = data->lower <= 0;
        axis.whole = paddedLogSpan({*positive, data->upper}, kRoom);
    } else {
        axis.kind = isTime ? AxisKind::Date : isIndex ? AxisKind::Index : AxisKind::Number;
        const double room = std::max(data->size() * kRoom, step / 2);
        axis.whole = data->size() > magnitude * kResolution ? Span{data->lower - room, data->upper + room}
                     : isIndex                              ? Span{data->lower - 0.5, data->upper + 0.5}
                                                            : paddedSpan(*data, kRoom);
    }
    axis.closest =
        step > 0 ? std::min(std::max(step * kClosest, magnitude * kResolution), axis.whole.size()) : axis.whole.size();
    return axis;
}

} // namespace h5scout::ui
