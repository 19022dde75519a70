// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PlotNumbers.h"
#include "ui/plot/ShownRange.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

namespace h5scout::ui
{

namespace
{

constexpr double kSmallestPositive = 1e-270; // of a logarithmic axis
constexpr double kMostDecades = 250;         // the quotient of the ends still fits into a double
constexpr double kLargestPlain = 1e10;       // whole numbers below are written out
constexpr double kLargestInteger = 0x1p64;
constexpr double kFineShare = 12 * 0x1p-52; // of the magnitude: some doubles beside each other
constexpr double kShownShare = 1e-3;        // of a range: what read-outs tell apart

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
    if (span.size() == 0)
        room = magnitude == 0.0 ? 1.0 : magnitude * 0.1;
    room = std::max(room, (magnitude * kFineShare - span.size()) / 2); // ticks have to be told apart
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

Span limitedZoom(const Span& wanted, const Span& before, double smallest)
{
    constexpr double kSlack = 1e-9; // of a size: what rounding does
    const double shrinkage = before.size() - wanted.size();
    if (wanted.size() >= smallest || shrinkage <= before.size() * kSlack)
        return wanted; // moved only
    if (before.size() <= smallest * (1 + kSlack))
        return before;
    // The ends have come nearer to the place that stays by one factor.
    const double leftShare = (wanted.lower - before.lower) / shrinkage;
    const double lower = before.lower + leftShare * (before.size() - smallest);
    return {lower, lower + smallest};
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
    return formatNumber(value, 0);
}

QString formatNumber(double value, double resolution)
{
    constexpr int kFewest = 6;
    constexpr int kMost = 15; // more than a double holds for certain: then as few as tell it from all others
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("infinity") : QStringLiteral("-infinity");
    const bool isKnown = std::isfinite(resolution) && resolution > 0;
    const double largestPlain = isKnown && resolution <= 1 ? kLargestInteger : kLargestPlain;
    if (value == std::trunc(value) && std::abs(value) <= largestPlain)
        return QString::number(value == 0 ? 0 : value, 'f', 0); // no "-0"
    if (!isKnown)
        return QString::number(value, 'g', kFewest);
    const double digits = std::ceil(std::log10(std::abs(value)) - std::log10(resolution)) + 2;
    if (digits > kMost)
        return QString::number(value, 'g', QLocale::FloatingPointShortest);
    return QString::number(value, 'g', std::max(static_cast<int>(digits), kFewest));
}

double resolutionOf(const Span& range)
{
    return range.size() * kShownShare;
}

} // namespace h5scout::ui
