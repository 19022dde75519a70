// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LevelTicker.h"

#include <algorithm>
#include <cmath>

#include "ui/plot/LogTicks.h"

namespace h5scout::ui
{

namespace
{

constexpr double kShortRatio = 5.0; // as in LogTicks: below, the ticks are even

} // namespace

LevelTicker::LevelTicker(const QCPAxis* axis)
    : m_axis(axis)
{}

QVector<double> LevelTicker::createTickVector(double, const QCPRange& range)
{
    const QFontMetrics metrics(m_axis->tickLabelFont());
    const bool isHorizontal = m_axis->orientation() == Qt::Horizontal;
    const QRect rect = m_axis->axisRect()->rect();
    const int room = isHorizontal ? metrics.horizontalAdvance(QStringLiteral("0.0001")) * 2 : metrics.height() * 3;
    const int most = std::clamp((isHorizontal ? rect.width() : rect.height()) / std::max(room, 1), 2, 12);
    const std::vector<double> ticks = logTicks({range.lower, range.upper}, most);
    m_scale.largest = std::max(std::abs(range.lower), std::abs(range.upper));
    m_scale.step = ticks.size() > 1 ? ticks[1] - ticks[0] : 0;
    return QVector<double>(ticks.begin(), ticks.end());
}

QVector<double> LevelTicker::createSubTickVector(int, const QVector<double>& ticks)
{
    QVector<double> subTicks;
    if (ticks.size() < 2 || ticks.last() / ticks.first() < kShortRatio)
        return subTicks;
    const int first = static_cast<int>(std::floor(std::log10(ticks.first()))) - 1;
    const int last = static_cast<int>(std::ceil(std::log10(ticks.last())));
    constexpr int kMostDecades = 12;
    if (last - first > kMostDecades)
        return subTicks;
    for (int exponent = first; exponent <= last; ++exponent)
        for (int factor = 2; factor < 10; ++factor)
            subTicks.append(factor * std::pow(10.0, exponent));
    return subTicks;
}

QString LevelTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    const bool isEven = m_scale.step > 0 && m_scale.largest / m_scale.step < 50 && m_scale.largest / tick < kShortRatio;
    if (isEven)
        return tickLabel(tick, m_scale);
    // Each label for itself: 0.001 and 1000 stand on one axis.
    return tickLabel(tick, {.step = std::pow(10.0, std::floor(std::log10(tick) + 1e-9)), .largest = tick});
}

} // namespace h5scout::ui
