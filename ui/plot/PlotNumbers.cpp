// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PlotNumbers.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

constexpr double kSmallestRange = 1e-279;    // QCustomPlot refuses ranges below 1e-280
constexpr double kSmallestPositive = 1e-270; // of a logarithmic axis
constexpr double kMostDecades = 250;         // the quotient of the ends still fits into a double

void widen(std::optional<Span>& span, double value)
{
    if (!std::isfinite(value))
        return;
    if (!span)
        span = Span{value, value};
    span->lower = std::min(span->lower, value);
    span->upper = std::max(span->upper, value);
}

/// The exponent of ten: 3 for 1234, -2 for 0.05.
int decimalExponent(double value)
{
    return value == 0.0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
}

} // namespace

std::optional<Span> finiteSpan(std::span<const double> minimum, std::span<const double> maximum)
{
    std::optional<Span> span;
    for (const double value : minimum)
        widen(span, value);
    if (maximum.data() != minimum.data())
        for (const double value : maximum)
            widen(span, value);
    return span;
}

std::optional<Span> united(const std::optional<Span>& first, const std::optional<Span>& second)
{
    if (!first || !second)
        return first ? first : second;
    return Span{std::min(first->lower, second->lower), std::max(first->upper, second->upper)};
}

Span paddedSpan(const Span& data, double share)
{
    Span span{std::clamp(data.lower, -kLargestShown, kLargestShown),
              std::clamp(data.upper, -kLargestShown, kLargestShown)};
    const double magnitude = std::max(std::abs(span.lower), std::abs(span.upper));
    double room = span.size() * share;
    // Below some thousand units in the last place the axis could not number its ticks.
    if (span.size() <= magnitude * 1e-13)
        room = magnitude == 0.0 ? 1.0 : magnitude * 0.1;
    room = std::max(room, kSmallestRange);
    return {span.lower - room, span.upper + room};
}

Span paddedLogSpan(const Span& data, double share)
{
    const double upper = std::log10(std::clamp(data.upper, kSmallestPositive, kLargestShown));
    const double lower =
        std::max(std::log10(std::clamp(data.lower, kSmallestPositive, kLargestShown)), upper - kMostDecades);
    const double decades = upper - lower;
    const double room = decades < 1e-9 ? std::log10(2.0) : decades * share;
    return {std::pow(10.0, lower - room), std::pow(10.0, upper + room)};
}

Span boundedSpan(const Span& wanted, const Span& whole, double smallest)
{
    double size = std::min(std::max(wanted.size(), smallest), whole.size());
    const double middle = wanted.lower + wanted.size() / 2;
    double lower = wanted.size() == size ? wanted.lower : middle - size / 2;
    lower = std::clamp(lower, whole.lower, whole.upper - size);
    return {lower, std::min(lower + size, whole.upper)};
}

Span boundedLogSpan(const Span& wanted, const Span& whole, double smallest)
{
    if (wanted.lower >= whole.lower && wanted.upper <= whole.upper && wanted.size() >= smallest)
        return wanted;
    const double upper = std::clamp(wanted.upper, whole.lower, whole.upper);
    const Span bounded =
        boundedSpan({std::log10(std::max(wanted.lower, whole.lower * 1e-3)), std::log10(wanted.upper)},
                    {std::log10(whole.lower), std::log10(whole.upper)}, std::log10(1 + smallest / upper));
    return {std::pow(10.0, bounded.lower), std::pow(10.0, bounded.upper)};
}

QString tickLabel(double value, const TickScale& scale)
{
    if (!(scale.step > 0.0) || !std::isfinite(value))
        return QString::number(value, 'g', 6);
    if (std::abs(value) < scale.step * 1e-6)
        return QStringLiteral("0"); // the rounding error of a tick at zero
    const int stepExponent = decimalExponent(scale.step);
    // Steps are 1, 2, 2.5 or 5 times a power of ten: 2.5 needs one more digit.
    const double mantissa = scale.step / std::pow(10.0, stepExponent);
    const bool isHalf = std::abs(mantissa - std::round(mantissa)) > 1e-6;
    const int decimals = (isHalf ? 1 : 0) - stepExponent;
    const int largestExponent = decimalExponent(scale.largest);
    if (largestExponent < scale.integerDigits && largestExponent >= -3 && decimals <= 9)
        return QString::number(value, 'f', std::max(decimals, 0));
    const int digits = std::clamp(decimalExponent(value) + decimals, 0, 16);
    const QString text = QString::number(value, 'e', digits);
    const qsizetype mark = text.indexOf(QLatin1Char('e'));
    return text.left(mark) + QLatin1Char('e') + QString::number(text.mid(mark + 1).toInt());
}

QString formatNumber(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("infinity") : QStringLiteral("-infinity");
    return QString::number(value, 'g', 6);
}

} // namespace h5scout::ui
