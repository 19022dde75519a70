// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/PlaneReadOut.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/plot/PositionText.h"

namespace h5scout::ui
{

namespace
{

struct PlaneReadOut
{
    Q_DECLARE_TR_FUNCTIONS(PlaneReadOut)
};

QString named(const QString& name, const QString& what)
{
    return QStringLiteral("%1 = %2").arg(name, what);
}

QString axisText(const AxisScale& scale, const QString& unnamed, quint64 index)
{
    const QString position = positionText(scale, index);
    return named(scale.label.isEmpty() ? unnamed : scale.label, position.isEmpty() ? QString::number(index) : position);
}

} // namespace

QString valueText(const QString& title, double value, double resolution, const QString& valueName)
{
    QString name = title;
    QString units;
    const qsizetype open = title.lastIndexOf(QStringLiteral(" ("));
    if (open > 0 && title.endsWith(QLatin1Char(')'))) {
        name = title.left(open);
        units = QLatin1Char(' ') + title.mid(open + 2, title.size() - open - 3);
    }
    const QString number = formatNumber(value, resolution) + units;
    return named(name.isEmpty() ? PlaneReadOut::tr("value") : name,
                 valueName.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(valueName, number));
}

QString imageReadOut(const AxisScale& rows, const AxisScale& columns, quint64 row, quint64 column,
                     const std::optional<double>& value, const QString& valueTitle, double resolution,
                     const QString& valueName)
{
    const bool hasRealRows = rows.spacing() != AxisScale::Spacing::Index;
    const bool hasRealColumns = columns.spacing() != AxisScale::Spacing::Index;
    const QString rowIndex = QString::number(row);
    const QString columnIndex = QString::number(column);
    QStringList parts;
    QStringList indices;
    if (hasRealRows)
        indices << PlaneReadOut::tr("row %1").arg(rowIndex);
    if (hasRealColumns) {
        parts << axisText(columns, QStringLiteral("x"), column);
        indices << PlaneReadOut::tr("column %1").arg(columnIndex);
    }
    if (hasRealRows)
        parts << axisText(rows, QStringLiteral("y"), row);
    else
        parts << named(PlaneReadOut::tr("row"), rowIndex);
    if (!hasRealColumns)
        parts << named(PlaneReadOut::tr("column"), columnIndex);
    if (value)
        parts << valueText(valueTitle, *value, resolution, valueName);
    const QString text = parts.join(QStringLiteral(", "));
    return indices.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, indices.join(QStringLiteral(", ")));
}

QString pointReadOut(const AxisScale& x, const AxisScale& y, quint64 point, double value, const QString& valueTitle,
                     double resolution)
{
    return PlaneReadOut::tr("%1, %2, %3 (point %4)")
        .arg(axisText(x, QStringLiteral("x"), point), axisText(y, QStringLiteral("y"), point),
             valueText(valueTitle, value, resolution), QString::number(point));
}

} // namespace h5scout::ui
