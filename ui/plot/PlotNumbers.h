// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for axes and read-outs: which range to show and how a number is written. Pure functions.
#pragma once

#include <optional>
#include <span>

#include <QString>

namespace h5scout::ui
{

struct Span
{
    double lower = 0;
    double upper = 0;
    double size() const { return upper - lower; }
    bool operator==(const Span&) const = default;
};

/// Axes and ranges stay within this, where differences and products still fit into a double.
inline constexpr double kLargestShown = 1e249;

/// The smallest and largest finite number of `minimum` and `maximum` (which may be the same); empty if there is none.
std::optional<Span> finiteSpan(std::span<const double> minimum, std::span<const double> maximum);
std::optional<Span> united(const std::optional<Span>& first, const std::optional<Span>& second);

/// `data` with room of `share` of its size on both sides, and of some doubles where they are that close; a constant
/// gets room of a tenth of its size (1 around zero). Always a range that an axis can show.
Span paddedSpan(const Span& data, double share);

/// The same for a logarithmic axis: room of `share` of its decades; `data` is positive. A constant gets a factor of
/// two.
Span paddedLogSpan(const Span& data, double share);

/// `wanted` moved into `whole` and, if it is larger, cut to it; not smaller than `smallest`.
Span boundedSpan(const Span& wanted, const Span& whole, double smallest);

/// The same by factors instead of differences, for a logarithmic axis: all are positive but `smallest`, which is a
/// difference at the upper end.
Span boundedLogSpan(const Span& wanted, const Span& whole, double smallest);

/// `wanted`, which zooming has made smaller than `smallest` from `before`, with that size again, around the place that
/// has not moved; `before` if that was as small already.
Span limitedZoom(const Span& wanted, const Span& before, double smallest);

/// What the labels of one axis have in common.
struct TickScale
{
    double step = 1;       ///< between ticks, positive
    double largest = 1;    ///< the largest magnitude on the axis
    int integerDigits = 6; ///< numbers of more digits before the point are written as powers of ten
};

/// A tick label with just the digits that tell it from its neighbours: "0.25", "1500", "2.5e9".
QString tickLabel(double value, const TickScale& scale);

/// For read-outs: whole numbers of up to ten digits as such, others with six digits; NaN and infinities in words.
QString formatNumber(double value);

/// The same with as many digits, six or more, as show differences of the size `resolution`: a step, or some part of the
/// range in view. 1 for integers: they are written out. A resolution of 0, or none that is finite, is not known.
QString formatNumber(double value, double resolution);
/// A resolution to tell values of such a range apart.
double resolutionOf(const Span& range);

} // namespace h5scout::ui
