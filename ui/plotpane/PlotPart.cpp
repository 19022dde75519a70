// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPart.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr int kTitleLength = 80;
constexpr int kLabelLength = 60;
constexpr int kUnitsLength = 20;

QString say(const char* text)
{
    return QCoreApplication::translate("PlotLabels", text);
}

QString withUnits(const QString& label, const QString& units)
{
    const QString shortLabel = singleLine(label, kLabelLength);
    return units.isEmpty() ? shortLabel : QStringLiteral("%1 (%2)").arg(shortLabel, singleLine(units, kUnitsLength));
}

QString nameOf(const DataItem& item)
{
    return displayName(item.node.name);
}

QString valueLabel(const PlotPart& part)
{
    const DataItem& item = part.source.item;
    QString label = item.label.isEmpty() ? say(QT_TRANSLATE_NOOP("PlotLabels", "value")) : item.label;
    if (const QString component = componentName(part.component); !component.isEmpty())
        label = say(QT_TRANSLATE_NOOP("PlotLabels", "%1 of %2")).arg(component, label);
    if (!part.reduced.empty())
        label = say(QT_TRANSLATE_NOOP("PlotLabels", "%1 of %2")).arg(reductionName(part.reduction), label);
    return withUnits(label, valueUnits(part));
}

QString axisLabel(const PlotPart& part, quint32 dimension, const QString& unnamed, std::size_t order = 0)
{
    const AxisScale scale = scaleOf(part.source.item, dimension, order);
    return withUnits(scale.label.isEmpty() ? unnamed : scale.label, scale.units);
}

} // namespace

bool isSameView(const PlotPart& first, const PlotPart& second)
{
    return first.source.file == second.source.file && first.path() == second.path() && first.view == second.view &&
           first.reduced == second.reduced && first.reduction == second.reduction &&
           first.component == second.component && first.backgroundPath() == second.backgroundPath();
}

bool hasManyPlaces(const DataItem& item, quint32 dimension)
{
    return item.isSpread && std::ranges::count(item.axes, dimension, &DataAxis::dimension) > 2;
}

AxisScale scaleOf(const DataItem& item, quint32 dimension, std::size_t order)
{
    const quint64 extent = item.node.space.shape.at(dimension);
    if (hasManyPlaces(item, dimension))
        return AxisScale(extent);
    std::size_t found = 0;
    for (const DataAxis& axis : item.axes)
        if (axis.dimension == dimension && found++ == order)
            return AxisScale::of(axis, extent);
    return AxisScale(extent);
}

QString componentName(Component component)
{
    switch (component) {
    case Component::Value:
        return {};
    case Component::Real:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Real part"));
    case Component::Imaginary:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Imaginary part"));
    case Component::Amplitude:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Amplitude"));
    case Component::Phase:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Phase"));
    }
    return {};
}

QString reductionName(Reduction reduction)
{
    switch (reduction) {
    case Reduction::Mean:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Mean"));
    case Reduction::Sum:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Sum"));
    case Reduction::Minimum:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Minimum"));
    case Reduction::Maximum:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Maximum"));
    case Reduction::StandardDeviation:
        return say(QT_TRANSLATE_NOOP("PlotLabels", "Standard deviation"));
    }
    return {};
}

QString valueUnits(const PlotPart& part)
{
    return part.component == Component::Phase ? QStringLiteral("rad") : part.source.item.units;
}

bool areIntegers(const PlotPart& part)
{
    return part.source.item.node.dataType.typeClass == TypeClass::Integer && part.reduced.empty() &&
           part.backgroundPath().isEmpty();
}

PlotLabels plotLabels(const PlotPart& part)
{
    const DataItem& item = part.source.item;
    const QString index = say(QT_TRANSLATE_NOOP("PlotLabels", "index"));
    const std::vector<quint32>& shown = part.view.shown;
    PlotLabels labels;
    labels.title = singleLine(item.title.isEmpty() ? nameOf(item) : item.title, kTitleLength);
    switch (part.view.kind) {
    case PlotKind::Line:
        labels.x = axisLabel(part, shown[0], index);
        labels.y = valueLabel(part);
        break;
    case PlotKind::Image:
        labels.x = axisLabel(part, shown[1], say(QT_TRANSLATE_NOOP("PlotLabels", "column")));
        labels.y = axisLabel(part, shown[0], say(QT_TRANSLATE_NOOP("PlotLabels", "row")));
        labels.value = valueLabel(part);
        break;
    case PlotKind::Scatter:
        labels.x = axisLabel(part, shown[0], index, 0);
        labels.y = axisLabel(part, shown[0], index, 1);
        labels.value = valueLabel(part);
        break;
    case PlotKind::Number:
        if (!item.label.isEmpty())
            labels.title = singleLine(item.label, kTitleLength);
        break;
    case PlotKind::Words:
        break;
    }
    return labels;
}

PlotLabels commonLabels(std::span<const PlotPart> parts)
{
    PlotLabels common = plotLabels(parts.front());
    bool areUnitsAlike = true;
    for (const PlotPart& part : parts.subspan(1)) {
        const PlotLabels labels = plotLabels(part);
        for (QString PlotLabels::*text : {&PlotLabels::title, &PlotLabels::x, &PlotLabels::y})
            if (common.*text != labels.*text)
                (common.*text).clear();
        areUnitsAlike &= valueUnits(part) == valueUnits(parts.front());
    }
    const auto parentOf = [](const PlotPart& part) { return part.path().left(part.path().lastIndexOf('/')); };
    const QByteArray parent = parentOf(parts.front());
    if (common.title.isEmpty() &&
        std::ranges::all_of(parts, [&](const PlotPart& part) { return parentOf(part) == parent; }))
        common.title = singleLine(displayName(parent.mid(parent.lastIndexOf('/') + 1)), kTitleLength);
    if (common.y.isEmpty() && areUnitsAlike)
        common.y = singleLine(valueUnits(parts.front()), kUnitsLength);
    return common;
}

QString curveName(const PlotPart& part)
{
    const DataItem& item = part.source.item;
    QStringList names{item.title, item.label};
    names.removeAll(QString());
    if (names.size() == 2 && names[0] == names[1])
        names.removeLast();
    return singleLine(names.isEmpty() ? nameOf(item) : names.join(QStringLiteral(": ")), kLabelLength);
}

QStringList curveNames(std::span<const PlotPart> parts)
{
    QStringList names;
    QStringList labels;
    const auto isLikeTheFirst = [&](auto&& of) {
        return std::ranges::all_of(parts, [&](const PlotPart& part) { return of(part) == of(parts.front()); });
    };
    const bool areTitlesAlike = isLikeTheFirst([](const PlotPart& part) { return part.source.item.title; });
    const bool areUnitsAlike = isLikeTheFirst(valueUnits);
    const bool areComponentsAlike = isLikeTheFirst([](const PlotPart& part) { return part.component; });
    for (const PlotPart& part : parts) {
        QString more;
        if (!areComponentsAlike && part.component != Component::Value)
            more += QStringLiteral(", ") + componentName(part.component).toLower();
        if (!areUnitsAlike && !valueUnits(part).isEmpty())
            more += QStringLiteral(" (%1)").arg(singleLine(valueUnits(part), kUnitsLength));
        names.append(curveName(part) + more);
        const QString label = singleLine(part.source.item.label, kLabelLength);
        labels.append(label.isEmpty() ? label : label + more);
    }
    const QStringList all = areTitlesAlike && !labels.contains(QString()) ? labels : names;
    if (all.size() < 2)
        return names;
    QStringList distinct;
    for (qsizetype i = 0; i < all.size(); ++i)
        distinct.append(all.count(all[i]) == 1 ? all[i]
                                               : QStringLiteral("%1 (%2)").arg(
                                                     all[i], nameOf(parts[static_cast<std::size_t>(i)].source.item)));
    return distinct;
}

EnvelopeQuery envelopeQuery(const PlotPart& part, quint32 dimension, quint32 columns)
{
    return {.path = part.path(),
            .index = part.index,
            .dimension = dimension,
            .start = 0,
            .count = part.shape().empty() ? 1 : part.shape()[dimension],
            .columns = columns,
            .component = part.component,
            .backgroundPath = part.backgroundPath(),
            .errorPath = part.source.item.errorPath};
}

StatisticsQuery statisticsQuery(const PlotPart& part, const std::vector<Range>& visible)
{
    StatisticsQuery query{.path = part.path(), .component = part.component, .backgroundPath = part.backgroundPath()};
    for (const quint64 index : part.index)
        query.ranges.push_back({index, 1, 1});
    for (std::size_t role = 0; role < std::min(visible.size(), part.view.shown.size()); ++role)
        query.ranges[part.view.shown[role]] = visible[role];
    return query;
}

ImageQuery imageQuery(const PlotPart& part, const QSize& pixels)
{
    const quint32 rows = part.view.shown.at(0);
    const quint32 columns = part.view.shown.at(1);
    return {.path = part.path(),
            .index = part.index,
            .rowDimension = rows,
            .columnDimension = columns,
            .rows = {0, part.shape()[rows], 1},
            .columns = {0, part.shape()[columns], 1},
            .width = static_cast<quint32>(pixels.width()),
            .height = static_cast<quint32>(pixels.height()),
            .component = part.component,
            .backgroundPath = part.backgroundPath()};
}

ProjectionQuery projectionQuery(const PlotPart& part, const QSize& pixels)
{
    ProjectionQuery query{.path = part.path(),
                          .rowDimension = part.view.shown.front(),
                          .columnDimension = part.view.shown.back(),
                          .width = static_cast<quint32>(pixels.width()),
                          .height = static_cast<quint32>(pixels.height()),
                          .reduction = part.reduction,
                          .component = part.component,
                          .backgroundPath = part.backgroundPath()};
    for (quint32 dimension = 0; dimension < part.shape().size(); ++dimension) {
        const auto isAmong = [dimension](const std::vector<quint32>& dimensions) {
            return std::ranges::find(dimensions, dimension) != dimensions.end();
        };
        const bool isWhole = isAmong(part.view.shown) || isAmong(part.reduced);
        query.ranges.push_back(isWhole ? Range{0, part.shape()[dimension], 1} : Range{part.index[dimension], 1, 1});
    }
    return query;
}

} // namespace h5scout::ui
