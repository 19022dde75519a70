// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LineReadout.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "ui/plot/EnvelopeShape.h"
#include "ui/plot/PositionText.h"

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kLongestName = 60;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::LineReadout", text);
}

QString withUnits(const QString& text, const QString& units)
{
    return units.isEmpty() ? text : text + QLatin1Char(' ') + units;
}

QString shortName(const QString& name, const QString& unnamed)
{
    if (name.isEmpty())
        return unnamed;
    return name.size() <= kLongestName ? name : name.left(kLongestName - 1) + QChar(0x2026);
}

/// Without units; the index of plain indices.
QString placeText(const AxisScale& scale, quint64 index)
{
    const QString number = positionNumber(scale, index);
    return number.isEmpty() ? QString::number(index) : number;
}

QString valueText(const CurveInfo& curve, double value, double resolution)
{
    const QString number = formatNumber(value, resolution);
    const QString name = nameOf(curve.valueNames, value);
    return name.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(name, number);
}

/// What a read-out has to tell apart: the range of all that is there, and what lies beside.
double resolutionAt(const Envelope& envelope, std::size_t column)
{
    const auto span = finiteSpan(envelope.minimum, envelope.maximum);
    const double whole = span ? resolutionOf(*span) : 0;
    double step = 0;
    const auto look = [&](double value, double other) {
        if (const double distance = std::abs(value - other); std::isfinite(distance))
            step = std::max(step, distance);
    };
    look(envelope.minimum[column], envelope.maximum[column]);
    if (column > 0)
        look(envelope.minimum[column], envelope.minimum[column - 1]);
    if (column + 1 < envelope.columns())
        look(envelope.minimum[column], envelope.minimum[column + 1]);
    return step > 0 ? std::min(step, whole) : whole;
}

} // namespace

QString positionReadout(const AxisScale& scale, quint64 first, quint64 last)
{
    const QString name = shortName(scale.label, QStringLiteral("x"));
    const bool isDated = scale.isTime && isDate(scale.at(static_cast<double>(first)));
    const QString units = isDated ? QString() : scale.units;
    if (first >= last)
        return tr("%1 = %2").arg(name, withUnits(placeText(scale, first), units));
    return tr("%1 = %2 to %3").arg(name, placeText(scale, first), withUnits(placeText(scale, last), units));
}

QString valueReadout(const CurveInfo& curve, const Envelope& envelope, quint64 sample)
{
    const QString name = shortName(curve.name, QStringLiteral("y"));
    const std::size_t column = columnOf(envelope, sample);
    const double low = envelope.minimum[column];
    const double high = envelope.maximum[column];
    const double resolution = curve.isInteger ? 1 : resolutionAt(envelope, column);
    const QString value = valueText(curve, low, resolution);
    if (!isExact(envelope))
        return tr("%1 = %2 to %3").arg(name, value, withUnits(valueText(curve, high, resolution), curve.units));
    if (envelope.lower.size() == envelope.columns() && envelope.upper.size() == envelope.columns()) {
        const double error = (envelope.upper[column] - envelope.lower[column]) / 2;
        if (std::isfinite(error))
            return tr("%1 = %2 \u00b1 %3").arg(name, value, withUnits(formatNumber(error), curve.units));
    }
    return tr("%1 = %2").arg(name, withUnits(value, curve.units));
}

QString readout(const CurveInfo& curve, const AxisScale& scale, const CurveData& data, quint64 sample)
{
    const Envelope* envelope = data.finestAt(sample);
    if (!envelope)
        return positionReadout(scale, sample, sample);
    const std::size_t column = columnOf(*envelope, sample);
    const quint64 first = isExact(*envelope) ? sample : envelope->columnStart(column);
    const quint64 last = isExact(*envelope) ? sample : envelope->columnStart(column + 1) - 1;
    return tr("%1, %2").arg(positionReadout(scale, first, last), valueReadout(curve, *envelope, sample));
}

} // namespace h5scout::ui
