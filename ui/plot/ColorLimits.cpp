// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorLimits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostSamples = 1U << 16U;
constexpr double kLargestCut = 49.9; // percent

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kBlock = 4096; // values: a second look at them finds them in the nearest cache
constexpr std::size_t kLanes = 4;    // chains of comparisons that do not wait for each other

struct Extremes
{
    double lower = kInfinity;
    double upper = -kInfinity;
    double lowestPositive = kInfinity;
    bool hasNan = false;
    bool hasInfinite = false;

    void widen(double low, double high)
    {
        lower = low < lower ? low : lower;
        upper = high > upper ? high : upper;
    }
    void add(double value)
    {
        if (std::isnan(value))
            hasNan = true;
        else if (std::isinf(value))
            hasInfinite = true;
        else
            widen(value, value);
    }
};

/// False, and nothing is added, if a value is not finite.
bool addFinite(Extremes& extremes, std::span<const double> values)
{
    std::array<double, kLanes> lower{};
    std::array<double, kLanes> upper{};
    std::array<double, kLanes> doubt{}; // NaN after a value that is not finite
    lower.fill(kInfinity);
    upper.fill(-kInfinity);
    const auto add = [&](std::size_t lane, double value) {
        lower[lane] = value < lower[lane] ? value : lower[lane];
        upper[lane] = value > upper[lane] ? value : upper[lane];
        doubt[lane] += value * 0;
    };
    std::size_t i = 0;
    for (; i + kLanes <= values.size(); i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            add(lane, values[i + lane]);
    for (; i < values.size(); ++i)
        add(0, values[i]);
    if (std::any_of(doubt.begin(), doubt.end(), [](double lane) { return std::isnan(lane); }))
        return false;
    extremes.widen(*std::min_element(lower.begin(), lower.end()), *std::max_element(upper.begin(), upper.end()));
    return true;
}

void addBlock(Extremes& extremes, std::span<const double> values)
{
    if (!addFinite(extremes, values))
        for (const double value : values)
            extremes.add(value);
    if (extremes.lower > 0) {
        extremes.lowestPositive = extremes.lower;
        return;
    }
    double lowest = extremes.lowestPositive;
    for (const double value : values) {
        const double positive = value > 0 ? value : kInfinity;
        lowest = positive < lowest ? positive : lowest;
    }
    extremes.lowestPositive = lowest;
}

/// Manual limits as they can be used: in order, for a logarithm above zero.
std::optional<Span> manualLimits(const ImageStyle& style, const ValueCensus& census)
{
    Span span = style.manual;
    if (!std::isfinite(span.lower) || !std::isfinite(span.upper))
        return {};
    if (span.lower > span.upper)
        std::swap(span.lower, span.upper);
    if (!style.isLogarithmic || span.lower > 0)
        return span;
    if (span.upper <= 0)
        return {};
    const double smallest = census.positive ? census.positive->lower : span.upper;
    span.lower = smallest < span.upper ? smallest : span.upper * 1e-3;
    return span;
}

} // namespace

ValueCensus censusOf(std::span<const double> values)
{
    Extremes extremes;
    for (std::size_t i = 0; i < values.size(); i += kBlock)
        addBlock(extremes, values.subspan(i, std::min(kBlock, values.size() - i)));
    ValueCensus census;
    census.hasNan = extremes.hasNan;
    census.hasInfinite = extremes.hasInfinite;
    census.hasNonPositive = extremes.lower <= 0;
    if (extremes.lower <= extremes.upper)
        census.finite = Span{extremes.lower, extremes.upper};
    if (extremes.lowestPositive <= extremes.upper)
        census.positive = Span{extremes.lowestPositive, extremes.upper};
    return census;
}

ValueCensus united(const ValueCensus& first, const ValueCensus& second)
{
    return {united(first.finite, second.finite), united(first.positive, second.positive), first.hasNan || second.hasNan,
            first.hasInfinite || second.hasInfinite, first.hasNonPositive || second.hasNonPositive};
}

std::optional<Span> percentileSpan(std::span<const double> values, double percent, bool isPositiveOnly,
                                   std::size_t rowLength)
{
    std::size_t step = values.size() / kMostSamples + 1;
    while (step > 1 && std::gcd(step, rowLength) != 1)
        ++step;
    std::vector<double> sample;
    sample.reserve(values.size() / step + 1);
    for (std::size_t i = 0; i < values.size(); i += step)
        if (std::isfinite(values[i]) && (!isPositiveOnly || values[i] > 0))
            sample.push_back(values[i]);
    if (sample.empty())
        return {};
    const double share = std::clamp(percent, 0.0, kLargestCut) / 100;
    const auto cut = static_cast<std::ptrdiff_t>(std::floor(share * static_cast<double>(sample.size())));
    const auto lower = sample.begin() + cut;
    const auto upper = sample.end() - 1 - cut;
    std::nth_element(sample.begin(), lower, sample.end());
    if (upper > lower)
        std::nth_element(lower + 1, upper, sample.end());
    return Span{*lower, std::max(*lower, *upper)};
}

std::optional<Span> colorLimits(const ImageStyle& style, const ValueCensus& census,
                                const std::optional<Span>& percentiles)
{
    if (style.limits == ImageStyle::Limits::Manual)
        return manualLimits(style, census);
    std::optional<Span> span = style.isLogarithmic ? census.positive : census.finite;
    if (style.limits == ImageStyle::Limits::Percentile && percentiles)
        span = percentiles;
    const bool isSigned = span && span->lower < 0 && span->upper > 0;
    if (isSigned && colorMapKind(style.map) == ColorMapKind::Diverging) {
        const double largest = std::max(-span->lower, span->upper);
        span = Span{-largest, largest};
    }
    return span;
}

Span drawnLimits(const Span& limits, bool isLogarithmic)
{
    Span drawn = paddedSpan(limits, 0);
    if (isLogarithmic && !(drawn.lower > 0))
        drawn.lower = limits.upper > 0 ? limits.upper * 0.9 : 1e-3;
    return drawn;
}

} // namespace h5scout::ui
