// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorLimits.h"

#include <algorithm>
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
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    constexpr double kLargest = std::numeric_limits<double>::max();
    // Without branches that depend on the values: a million of them take a millisecond or two.
    double lower = kInfinity;
    double upper = -kInfinity;
    double lowestPositive = kInfinity;
    bool hasNan = false;
    bool hasInfinite = false;
    for (const double value : values) {
        const bool isNan = value != value;
        const bool isFinite = std::abs(value) <= kLargest;
        hasNan |= isNan;
        hasInfinite |= !isNan && !isFinite;
        const double low = isFinite ? value : kInfinity;
        const double high = isFinite ? value : -kInfinity;
        const double positive = value > 0 ? low : kInfinity;
        lower = low < lower ? low : lower;
        upper = high > upper ? high : upper;
        lowestPositive = positive < lowestPositive ? positive : lowestPositive;
    }
    ValueCensus census;
    census.hasNan = hasNan;
    census.hasInfinite = hasInfinite;
    census.hasNonPositive = lower <= 0;
    if (lower <= upper)
        census.finite = Span{lower, upper};
    if (lowestPositive <= upper)
        census.positive = Span{lowestPositive, upper};
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

} // namespace h5scout::ui
