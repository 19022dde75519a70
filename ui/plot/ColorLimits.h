// SPDX-License-Identifier: GPL-3.0-or-later
// What the colours of a picture span. Pure functions.
#pragma once

#include <optional>
#include <span>

#include "ui/plot/ImageStyle.h"

namespace h5scout::ui
{

/// What kinds of numbers there are, found in one pass.
struct ValueCensus
{
    std::optional<Span> finite;
    std::optional<Span> positive; ///< finite and above zero
    bool hasNan = false;
    bool hasInfinite = false;
    bool hasNonPositive = false; ///< zero and below; infinities not
};
ValueCensus censusOf(std::span<const double> values);
ValueCensus united(const ValueCensus& first, const ValueCensus& second);

/// What is left of the finite values when `percent` of them are cut off at each end; of many values evenly chosen ones
/// are looked at (some 65 000, two milliseconds). `rowLength` is the width of an image: no column is preferred.
/// Empty if there are none.
std::optional<Span> percentileSpan(std::span<const double> values, double percent, bool isPositiveOnly,
                                   std::size_t rowLength = 1);

/// The limits by the style's rule; `percentiles` is only looked at by that rule. Empty if no value can be coloured.
std::optional<Span> colorLimits(const ImageStyle& style, const ValueCensus& census,
                                const std::optional<Span>& percentiles);

/// What both the colours and the bar beside them span where `limits` are wanted: a range that an axis can show.
Span drawnLimits(const Span& limits, bool isLogarithmic);

} // namespace h5scout::ui
