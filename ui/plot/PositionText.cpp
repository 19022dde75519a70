// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PositionText.h"

#include <cmath>

#include <QDateTime>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{
namespace
{

constexpr double kFirstDate = -62135596800.0; // 0001-01-01
constexpr double kLastDate = 253402214400.0;  // 9999-12-31
constexpr qsizetype kUnitsLength = 20;

QString timeText(double seconds, double step)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(std::llround(seconds * 1000)));
    const bool hasFractions = std::isfinite(step) && step != 0 && std::abs(step) < 1;
    return time.toString(hasFractions ? QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")
                                      : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

bool isDate(double seconds)
{
    return seconds >= kFirstDate && seconds <= kLastDate;
}

QString positionNumber(const AxisScale& scale, quint64 index)
{
    if (scale.spacing() == AxisScale::Spacing::Index)
        return {};
    const double position = scale.at(static_cast<double>(index));
    if (!std::isfinite(position))
        return formatNumber(position);
    const quint64 neighbour = index > 0 ? index - 1 : index + 1;
    const double step = neighbour < scale.count() ? position - scale.at(static_cast<double>(neighbour)) : 0;
    QString text;
    if (scale.isTime && isDate(position)) {
        text = timeText(position, step);
    } else {
        // The rounding error of first + index * step at zero is no position.
        const double shown = std::abs(position) < std::abs(step) * 1e-9 ? 0.0 : position;
        text = formatNumber(shown, std::abs(step));
    }
    return scale.isInterpolated() ? QStringLiteral("≈ %1").arg(text) : text;
}

QString positionText(const AxisScale& scale, quint64 index)
{
    const QString number = positionNumber(scale, index);
    if (number.isEmpty() || scale.units.isEmpty() || scale.isTime)
        return number;
    return QStringLiteral("%1 %2").arg(number, scale.units.simplified().left(kUnitsLength));
}

} // namespace h5scout::ui
