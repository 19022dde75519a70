// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ExportRequest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>
#include <QStringList>

namespace h5scout::ui
{

namespace
{

constexpr quint64 kMostCompared = 1U << 16U; // positions of two axes
constexpr quint64 kBytesACell = 16;          // a guess: doubles have up to 24 signs, counts a few

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::ExportRequest)
};

bool areSamePlaces(const AxisScale& left, const AxisScale& right, quint64 start, quint64 count)
{
    const auto isSame = [&](quint64 i) {
        const double a = left.at(static_cast<double>(i));
        const double b = right.at(static_cast<double>(i));
        return a == b || (std::isnan(a) && std::isnan(b));
    };
    if (left.isLinear() && right.isLinear()) // two places make a line; the last catches what rounding makes of it
        return count == 0 || (isSame(0) && isSame(1) && isSame(start) && isSame(start + count - 1));
    if (count > kMostCompared)
        return false;
    for (quint64 i = start; i < start + count; ++i)
        if (!isSame(i))
            return false;
    return true;
}

bool haveSameX(const ExportCurve& left, const ExportCurve& right)
{
    const AxisScale& a = left.x.scale;
    const AxisScale& b = right.x.scale;
    if (left.start != right.start || left.count != right.count || left.x.path != right.x.path || a.label != b.label ||
        a.units != b.units)
        return false;
    if (!left.x.path.isEmpty())
        return left.line.client == right.line.client;
    return areSamePlaces(a, b, left.start, left.count);
}

/// An ExportLine or ExportPlane.
template <typename Part>
QString originOf(const Part& part, const std::vector<quint32>& shown)
{
    const std::vector<quint32>& over = part.reduction.over;
    const auto isWhole = [&](std::size_t dimension) {
        return std::find(shown.begin(), shown.end(), dimension) != shown.end() ||
               std::find(over.begin(), over.end(), dimension) != over.end();
    };
    QStringList slice;
    for (std::size_t i = 0; i < part.index.size(); ++i)
        slice << (isWhole(i) ? QStringLiteral(":") : QString::number(part.index[i]));
    QString origin = QStringLiteral("h5scout, %1::%2, slice [%3]")
                         .arg(part.client ? part.client->fileName() : QString(), displayName(part.path),
                              slice.join(QStringLiteral(", ")));
    if (!part.backgroundPath.isEmpty())
        origin += QStringLiteral(", background subtracted: ") + displayName(part.backgroundPath);
    QStringList dimensions;
    for (const quint32 dimension : over)
        dimensions << QString::number(dimension);
    if (!over.empty())
        origin += QStringLiteral(", %1 over dimension%2 %3")
                      .arg(part.reduction.name, over.size() > 1 ? QStringLiteral("s") : QString(),
                           dimensions.join(QStringLiteral(", ")));
    return origin;
}

quint64 product(quint64 left, quint64 right)
{
    const quint64 most = std::numeric_limits<quint64>::max();
    return right != 0 && left > most / right ? most : left * right;
}

ExportSize sizeOf(const ExportTable& table)
{
    ExportSize size;
    for (const ExportColumn& column : table.columns) {
        size.rows = std::max(size.rows, column.count);
        size.cells += column.count;
    }
    size.bytes = product(size.cells, kBytesACell);
    return size;
}

ExportSize sizeOf(const ExportPlane& plane)
{
    const quint64 elements = product(plane.rows.count, plane.columns.count);
    if (plane.form == ExportPlane::Form::Long)
        return {elements, product(elements, 3), product(elements, 3 * kBytesACell)};
    return {plane.rows.count, elements, product(elements, kBytesACell)};
}

} // namespace

QString columnTitle(const QString& name, const QString& units)
{
    return units.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, units);
}

ExportTable columnsOf(const std::vector<ExportCurve>& curves)
{
    ExportTable table;
    std::vector<const ExportCurve*> done; // one for each x
    const auto add = [&table](const ExportCurve& curve, const QString& name, const QString& units, auto source) {
        table.columns.push_back({name, units, source, curve.line.client, curve.start, curve.count});
    };
    for (const ExportCurve& first : curves) {
        if (std::any_of(done.begin(), done.end(), [&](const ExportCurve* curve) { return haveSameX(*curve, first); }))
            continue;
        done.push_back(&first);
        const AxisScale& x = first.x.scale;
        const QString unnamed = first.x.unnamed.isEmpty() ? Tr::tr("index") : first.x.unnamed;
        add(first, x.label.isEmpty() ? unnamed : x.label, x.units, first.x);
        for (const ExportCurve& curve : curves) {
            if (!haveSameX(curve, first))
                continue;
            add(curve, curve.name, curve.units, curve.line);
            if (curve.errorPath.isEmpty())
                continue;
            ExportLine errors = curve.line;
            errors.path = curve.errorPath;
            errors.component = Component::Value;
            errors.backgroundPath.clear();
            add(curve, Tr::tr("%1 error").arg(curve.name), curve.units, errors);
        }
    }
    return table;
}

QStringList exportOrigins(const ExportRequest& request)
{
    if (const auto* plane = std::get_if<ExportPlane>(&request))
        return {originOf(*plane, {plane->rowDimension, plane->columnDimension})};
    QStringList origins;
    for (const ExportColumn& column : std::get<ExportTable>(request).columns)
        if (const auto* line = std::get_if<ExportLine>(&column.source))
            origins << originOf(*line, {line->dimension});
    return origins;
}

ExportSize exportSize(const ExportRequest& request)
{
    return std::visit([](const auto& content) { return sizeOf(content); }, request);
}

} // namespace h5scout::ui
