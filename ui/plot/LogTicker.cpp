// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LogTicker.h"

#include <algorithm>
#include <cmath>

#include "ui/plot/LogTicks.h"

namespace h5scout::ui
{

namespace
{

constexpr int kMostDecadesWithDigits = 12; // with ticks between the powers of ten

int exponentOf(double tick)
{
    return static_cast<int>(std::floor(std::log10(tick) + 1e-9));
}

/// True if its label is short without a power of ten.
bool isPlain(double tick)
{
    const int exponent = exponentOf(tick);
    return exponent >= -3 && exponent <= 4;
}

/// "0.01", "20000"; not plain: "1e-2", "2e4", which the axis writes as a power of ten.
QString labelOf(double tick, bool isPlain)
{
    if (isPlain)
        return QString::number(tick, 'g', 6);
    const int exponent = exponentOf(tick);
    return QStringLiteral("%1e%2").arg(std::round(tick / std::pow(10.0, exponent))).arg(exponent);
}

/// All digits times a power of ten, or the powers alone where there are many, but for `ticks`.
QVector<double> subTicksOf(const QCPRange& range, const QVector<double>& ticks)
{
    const int first = exponentOf(range.lower);
    const int last = exponentOf(range.upper);
    QVector<double> subTicks;
    for (int exponent = first; exponent <= last; ++exponent)
        for (int digit = 1; digit <= (last - first <= kMostDecadesWithDigits ? 9 : 1); ++digit) {
            const double tick = digit * std::pow(10.0, exponent);
            const auto isTick = [tick](double other) { return std::abs(other - tick) < tick * 1e-9; };
            if (range.contains(tick) && std::none_of(ticks.begin(), ticks.end(), isTick))
                subTicks.append(tick);
        }
    return subTicks;
}

} // namespace

LogTicker::LogTicker(const QCPAxis* axis)
    : NumberTicker(axis, Numbers::Real)
{}

void LogTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                         QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    if (!(range.lower > 0) || range.upper / range.lower < kShortLogRatio) {
        NumberTicker::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
        return;
    }
    setPlain();
    const bool arePlain = isPlain(range.lower) && isPlain(range.upper); // all in one way
    const auto roomFor = [&](double end) { return labelRoom(axis(), labelOf(end, arePlain)); };
    const int most = std::min(roomFor(range.lower), roomFor(range.upper));
    const std::vector<double> chosen = logTicks({range.lower, range.upper}, most);
    ticks = QVector<double>(chosen.begin(), chosen.end());
    if (subTicks)
        *subTicks = subTicksOf(range, ticks);
    if (!tickLabels)
        return;
    tickLabels->clear();
    for (const double tick : ticks)
        tickLabels->append(labelOf(tick, arePlain));
    hideLabelsThatAreCut(axis(), ticks, tickLabels);
}

} // namespace h5scout::ui
