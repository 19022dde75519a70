// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ColorLimits.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostSamples = 1U << 18U;
constexpr double kLargestCut = 49.9; // percent

void widen(std::optional<Span>& span, double value)
{
    if (!span)
        span = Span{value, value};
    else if (value < span->lower)
        span->lower = value;
    else if (value > span->upper)
        span->upper = value;
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
    ValueCensus census;
    for (const double value : values) {
        if (!std::isfinite(value)) {
            (std::isnan(value) ? census.hasNan : census.hasInfinite) = true;
            continue;
        }
        widen(census.finite, value);
        if (value > 0)
            widen(census.positive, value);
        else
            census.hasNonPositive = true;
    }
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
