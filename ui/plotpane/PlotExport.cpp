// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotExport.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{

namespace
{

QString valueName(const PlotPart& part)
{
    QStringList name{curveName(part)};
    if (const QString component = componentName(part.component); !component.isEmpty())
        name << component.toLower();
    if (!part.reduced.empty())
        name << reductionName(part.reduction).toLower();
    return name.join(QStringLiteral(", "));
}

ExportReduction reductionOf(const PlotPart& part)
{
    return {.over = part.reduced, .by = part.reduction, .name = reductionName(part.reduction).toLower()};
}

ExportLine lineOf(const PlotPart& part, quint32 dimension)
{
    return {.client = part.source.file,
            .path = part.path(),
            .index = part.index,
            .dimension = dimension,
            .component = part.component,
            .backgroundPath = part.backgroundPath(),
            .reduction = reductionOf(part)};
}

/// The axis of a dimension, the first or the one of `order`.
ExportAxis axisOf(const PlotPart& part, quint32 dimension, std::size_t order = 0)
{
    ExportAxis axis{.scale = scaleOf(part.source.item, dimension, order)};
    std::size_t found = 0;
    for (const DataAxis& candidate : part.source.item.axes)
        if (candidate.dimension == dimension && found++ == order)
            axis.path = candidate.path;
    return axis;
}

Range wholeOr(const std::vector<Range>& visible, std::size_t role, quint64 extent)
{
    if (role >= visible.size())
        return {0, extent, 1};
    const quint64 start = std::min(visible[role].start, extent);
    return {start, std::min(visible[role].count, extent - start), 1};
}

ExportCurve curveOf(const PlotPart& part, const Range& range)
{
    const quint32 dimension = part.view.shown.front();
    return {.line = lineOf(part, dimension),
            .name = valueName(part),
            .units = valueUnits(part),
            .errorPath = part.reduced.empty() ? part.source.item.errorPath : QByteArray(),
            .x = axisOf(part, dimension),
            .start = range.start,
            .count = range.count};
}

ExportTable pointsOf(const PlotPart& part)
{
    const quint32 dimension = part.view.shown.front();
    const quint64 count = part.shape()[dimension];
    ExportTable table;
    for (std::size_t order = 0; order < 2; ++order) {
        const ExportAxis axis = axisOf(part, dimension, order);
        table.columns.push_back({.name = axis.scale.label,
                                 .units = axis.scale.units,
                                 .source = axis,
                                 .client = part.source.file,
                                 .start = 0,
                                 .count = count});
    }
    table.columns.push_back({.name = valueName(part),
                             .units = valueUnits(part),
                             .source = lineOf(part, dimension),
                             .client = {},
                             .start = 0,
                             .count = count});
    return table;
}

ExportTable numbersOf(const std::vector<PlotPart>& parts)
{
    ExportTable table;
    for (const PlotPart& part : parts)
        table.columns.push_back({.name = valueName(part),
                                 .units = valueUnits(part),
                                 .source = lineOf(part, 0),
                                 .client = {},
                                 .start = part.index.empty() ? 0 : part.index.front(),
                                 .count = 1});
    return table;
}

ExportPlane planeOf(const PlotPart& part, const std::vector<Range>& visible)
{
    const quint32 rows = part.view.shown.at(0);
    const quint32 columns = part.view.shown.at(1);
    return {.client = part.source.file,
            .path = part.path(),
            .index = part.index,
            .rowDimension = rows,
            .columnDimension = columns,
            .component = part.component,
            .backgroundPath = part.backgroundPath(),
            .reduction = reductionOf(part),
            .name = valueName(part),
            .units = valueUnits(part),
            .rowScale = scaleOf(part.source.item, rows),
            .columnScale = scaleOf(part.source.item, columns),
            .rows = wholeOr(visible, 0, part.shape()[rows]),
            .columns = wholeOr(visible, 1, part.shape()[columns])};
}

} // namespace

std::optional<ExportRequest> exportRequest(const std::vector<PlotPart>& parts, const std::vector<Range>& visible)
{
    if (parts.empty())
        return {};
    const PlotPart& first = parts.front();
    switch (first.view.kind) {
    case PlotKind::Words:
        return {};
    case PlotKind::Number:
        return numbersOf(parts);
    case PlotKind::Scatter:
        return pointsOf(first);
    case PlotKind::Image:
        return planeOf(first, visible);
    case PlotKind::Line:
        break;
    }
    std::vector<ExportCurve> curves;
    for (const PlotPart& part : parts) // curves of other lengths are exported whole
        curves.push_back(curveOf(part, wholeOr(part.shape() == first.shape() ? visible : std::vector<Range>(), 0,
                                               part.shape()[part.view.shown.front()])));
    return columnsOf(curves);
}

} // namespace h5scout::ui
