// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/TickFrame.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

namespace h5scout::ui
{

namespace
{

constexpr int kMostDigits = 6;           // of a label, before it is told from an offset
constexpr int kMostWithPower = 3;        // likewise where each label has a power of ten
constexpr int kSmallestExponent = -3;    // of a label without a power of ten
constexpr double kFarthestOffset = 10.0; // sizes of the range
constexpr int kPlainOffsetDigits = 7;

int exponentOf(double value)
{
    return value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
}

double largestOf(const Span& range)
{
    return std::max(std::abs(range.lower), std::abs(range.upper));
}

/// `count` times a power of ten, the double that is nearest.
double decimal(double count, int exponent)
{
    return QStringLiteral("%1e%2").arg(QString::number(count, 'f', 0)).arg(exponent).toDouble();
}

/// The roundest number near the range, in it or below.
double offsetFor(const Span& range)
{
    const int first = exponentOf(largestOf(range)) + 1;
    const int last = exponentOf(range.size()) - 1;
    for (int exponent = first; exponent >= last; --exponent) {
        const double middle = range.lower + range.size() / 2;
        const double inside = decimal(std::round(middle / std::pow(10.0, exponent)), exponent);
        if (inside != 0 && inside >= range.lower && inside <= range.upper)
            return inside;
        const bool isNegative = range.upper < 0; // then above
        const double end = (isNegative ? range.upper : range.lower) / std::pow(10.0, exponent);
        const double beside = decimal(isNegative ? std::ceil(end) : std::floor(end), exponent);
        if (beside != 0 &&
            std::abs(beside - (isNegative ? range.upper : range.lower)) <= range.size() * kFarthestOffset)
            return beside;
    }
    return 0;
}

bool needsPower(double largest, int integerDigits)
{
    const int exponent = exponentOf(largest);
    return exponent >= integerDigits || exponent < kSmallestExponent;
}

QString raised(int exponent)
{
    QString text = QString::number(exponent);
    for (QChar& sign : text) {
        constexpr char16_t kDigits[] = u"\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
        sign = sign.isDigit() ? QChar(kDigits[sign.digitValue()]) : QChar(0x207b);
    }
    return text;
}

QString powerOfTen(int exponent)
{
    return QStringLiteral("\u00d710%1").arg(raised(exponent));
}

} // namespace

TickFrame tickFrame(const Span& range, double step, int integerDigits)
{
    TickFrame frame;
    const double largest = largestOf(range);
    if (!(step > 0) || !(largest > 0) || !std::isfinite(largest))
        return frame;
    const int digits = exponentOf(largest) - exponentOf(step) + 1;
    const bool isLong = digits > kMostDigits && exponentOf(largest) - std::min(exponentOf(step), 0) >= integerDigits;
    if (isLong)
        frame.offset = offsetFor(range);
    const double rest = largestOf({range.lower - frame.offset, range.upper - frame.offset});
    if (needsPower(rest, integerDigits) && (frame.offset != 0 || digits > kMostWithPower))
        frame.exponent = exponentOf(rest);
    return frame;
}

QString framedLabel(double tick, const TickFrame& frame, const Span& range, const TickScale& scale)
{
    if (frame.isPlain())
        return tickLabel(tick, scale);
    const double unit = std::pow(10.0, frame.exponent);
    const double largest = largestOf({range.lower - frame.offset, range.upper - frame.offset});
    return tickLabel((tick - frame.offset) / unit,
                     {.step = scale.step / unit, .largest = largest / unit, .integerDigits = scale.integerDigits});
}

QString frameText(const TickFrame& frame)
{
    QString text;
    if (frame.exponent != 0)
        text = powerOfTen(frame.exponent);
    if (frame.offset == 0)
        return text;
    if (!text.isEmpty())
        text += QLatin1Char(' ');
    text += frame.offset < 0 ? QChar(0x2212) : QLatin1Char('+');
    const double size = std::abs(frame.offset);
    const int exponent = exponentOf(size);
    if (exponent < kPlainOffsetDigits && exponent >= kSmallestExponent)
        return text + QString::number(size, 'f', QLocale::FloatingPointShortest);
    const QString number = QString::number(size, 'e', QLocale::FloatingPointShortest);
    const qsizetype mark = number.indexOf(QLatin1Char('e'));
    return text + number.left(mark) + powerOfTen(number.mid(mark + 1).toInt());
}

} // namespace h5scout::ui
