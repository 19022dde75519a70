// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "CfTime.h"
#include "RuleContext.h"

namespace h5scout::data
{

namespace
{

/// A recording writes the row and its time one after the other: who reads in between sees one more of either. Two,
/// since several data share an axis.
constexpr std::uint64_t kMostLaggingRows = 2;

/// Seconds since 1970 from 1973 to 5138: what a label "time" with values in there means. Time since a start is less.
constexpr double kEarliestTimestamp = 1e8;
constexpr double kLatestTimestamp = 1e11;

void leaveAside(const AxisCandidate& candidate, Subject& subject, std::string_view why)
{
    subject.notes.add(fmt::format("The axis {} was left aside: {}.", candidate.summary.path, why));
}

/// The middles of neighbouring edges.
AxisPositions middlesOf(AxisPositions edges)
{
    if (edges.spacing == Axis::Spacing::Uniform) {
        edges.first += edges.step / 2;
        return edges;
    }
    for (std::size_t i = 0; i + 1 < edges.values.size(); ++i)
        edges.values[i] += (edges.values[i + 1] - edges.values[i]) / 2;
    edges.values.pop_back();
    return edges;
}

/// The first positions are `known`; those of the few rows that are missing go on with the last step.
AxisPositions continued(AxisPositions known, std::uint64_t knownCount, std::uint64_t count)
{
    if (known.spacing == Axis::Spacing::Uniform)
        return known;
    const double step = known.values[knownCount - 1] - known.values[knownCount - 2];
    while (known.values.size() < count)
        known.values.push_back(known.values.back() + step);
    return known;
}

template <typename Function>
void transform(AxisPositions& positions, Function function)
{
    for (double& value : positions.values)
        value = function(value);
}

bool areTimestamps(const AxisPositions& positions, std::uint64_t count, double secondsPerUnit)
{
    const auto isTimestamp = [secondsPerUnit](double value) {
        return value * secondsPerUnit >= kEarliestTimestamp && value * secondsPerUnit <= kLatestTimestamp;
    };
    if (positions.spacing == Axis::Spacing::Uniform)
        return isTimestamp(positions.first) &&
               isTimestamp(positions.first + positions.step * static_cast<double>(count - 1));
    return !positions.values.empty() && std::ranges::all_of(positions.values, isTimestamp);
}

bool containsTime(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text.find("time") != std::string::npos;
}

/// Days or minutes since 1970 cannot be told from other numbers.
std::optional<double> secondsOrLess(std::string_view units)
{
    const auto seconds = secondsOf(units);
    return seconds && *seconds <= 1 ? seconds : std::nullopt;
}

std::optional<TimeScale> scaleOf(const Axis& axis, const AxisPositions& positions, const AxisCandidate& candidate)
{
    if (const auto scale = timeScaleOf(candidate.units, candidate.calendar))
        return scale;
    if (const auto scale = timeScaleFrom(candidate.units, candidate.start))
        return scale;
    const auto seconds = secondsOrLess(candidate.units);
    const bool isCalledTime = containsTime(candidate.label) || containsTime(nameOfPath(candidate.summary.path));
    if (seconds && isCalledTime && areTimestamps(positions, axis.size, *seconds))
        return TimeScale{*seconds, 0};
    return std::nullopt;
}

void recogniseTime(Axis& axis, AxisPositions& positions, const AxisCandidate& candidate)
{
    const auto scale = scaleOf(axis, positions, candidate);
    if (!scale)
        return;
    positions.first = scale->factor * positions.first + scale->offset;
    positions.step *= scale->factor;
    transform(positions, [&](double value) { return scale->factor * value + scale->offset; });
    axis.units = "s";
    axis.isTime = true;
}

/// How many of the axis' positions are read for a dimension of `extent` elements; empty if the axis does not fit.
std::optional<std::uint64_t> positionsToRead(const AxisCandidate& candidate, std::uint64_t length, std::uint64_t extent)
{
    if (length == extent || (candidate.mayBeEdges && extent > 0 && length == extent + 1))
        return length;
    if (!candidate.mayLag)
        return std::nullopt;
    if (length > extent && length - extent <= kMostLaggingRows)
        return extent;
    if (length < extent && extent - length <= kMostLaggingRows && length >= 2)
        return length;
    return std::nullopt;
}

} // namespace

std::optional<Axis> readAxis(const AxisCandidate& candidate, Subject& subject, AxisReader& reader)
{
    const auto found = AxisReader::lengthOf(candidate.summary);
    if (const auto* const fault = std::get_if<AxisFault>(&found)) {
        leaveAside(candidate, subject, fault->reason);
        return std::nullopt;
    }
    const std::uint64_t length = std::get<std::uint64_t>(found);
    const std::uint64_t extent = subject.shape()[candidate.dimension];
    const auto count = positionsToRead(candidate, length, extent);
    if (!count) {
        leaveAside(
            candidate, subject,
            fmt::format("it has {} positions, dimension {} of the data {}", length, candidate.dimension, extent));
        return std::nullopt;
    }

    AxisPositions positions;
    try {
        positions = reader.positions(candidate.summary, candidate.node, *count);
    } catch (const Error& error) {
        leaveAside(candidate, subject, "its positions cannot be read");
        subject.notes.add(error.reason());
        return std::nullopt;
    }
    if (*count != extent && positions.valueStride != 1) {
        leaveAside(
            candidate, subject,
            fmt::format("it has {} positions, dimension {} of the data {}", length, candidate.dimension, extent));
        return std::nullopt;
    }
    if (*count > extent) {
        positions = middlesOf(std::move(positions));
        subject.notes.add(fmt::format("The axis {} holds {} bin edges; the data are drawn at the middles of the bins.",
                                      candidate.summary.path, length));
    } else if (*count < extent) {
        positions = continued(std::move(positions), *count, extent);
        subject.notes.add(fmt::format("The axis {} is {} shorter than the data, which are still growing; its last "
                                      "positions are guessed from its last step.",
                                      candidate.summary.path, extent - *count));
    } else if (length > extent) {
        subject.notes.add(fmt::format("The axis {} is {} longer than the data, which are still growing.",
                                      candidate.summary.path, length - extent));
    }
    if (positions.isJudgedFromSamples)
        subject.notes.add(fmt::format("The axis {} is very long: only some of its positions have been looked at.",
                                      candidate.summary.path));

    Axis axis;
    axis.path = candidate.summary.path;
    axis.label = candidate.label;
    axis.units = candidate.units;
    axis.dimension = candidate.dimension;
    axis.spreadOrder = candidate.spreadOrder;
    axis.isNavigation = candidate.isNavigation;
    axis.size = extent;
    recogniseTime(axis, positions, candidate);
    axis.spacing = positions.spacing;
    axis.first = positions.first;
    axis.step = positions.step;
    axis.values = std::move(positions.values);
    axis.valueStride = positions.valueStride;
    return axis;
}

} // namespace h5scout::data
