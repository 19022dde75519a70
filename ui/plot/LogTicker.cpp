// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LogTicker.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{

constexpr double kLinearFactor = 4.0;
constexpr double kFewDecades = 2.5;

/// "0.01", "200", "1e6".
QString labelOf(int digit, int exponent)
{
    const QString number = QString::number(digit * std::pow(10.0, exponent), 'g', 3);
    if (exponent >= -3 && exponent <= 4)
        return number;
    return QStringLiteral("%1e%2").arg(digit).arg(exponent);
}

} // namespace

LogTicker::LogTicker(const QCPAxis* axis)
    : NumberTicker(axis, Numbers::Real)
{}

void LogTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                         QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    if (!(range.lower > 0) || range.upper / range.lower < kLinearFactor) {
        NumberTicker::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
        return;
    }
    setPlain();
    ticks.clear();
    if (subTicks)
        subTicks->clear();
    if (tickLabels)
        tickLabels->clear();
    const int first = static_cast<int>(std::floor(std::log10(range.lower)));
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    const double decades = std::log10(range.upper) - std::log10(range.lower);
    const int every = std::max(1, static_cast<int>(std::ceil(decades / labelRoom(axis(), labelOf(1, first)))));
    for (int exponent = first; exponent <= last; ++exponent) {
        if (every > 1 && exponent % every != 0) {
            const double tick = std::pow(10.0, exponent);
            if (subTicks && every <= 10 && range.contains(tick))
                subTicks->append(tick);
            continue;
        }
        for (int digit = 1; digit <= 9; ++digit) {
            const double tick = digit * std::pow(10.0, exponent);
            if (!range.contains(tick))
                continue;
            if (digit == 1 || (decades < kFewDecades && (digit == 2 || digit == 5))) {
                ticks.append(tick);
                if (tickLabels)
                    tickLabels->append(labelOf(digit, exponent));
            } else if (subTicks && every == 1) {
                subTicks->append(tick);
            }
        }
    }
    hideLabelsThatAreCut(axis(), ticks, tickLabels);
}

} // namespace h5scout::ui
