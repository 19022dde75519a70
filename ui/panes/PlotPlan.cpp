// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/PlotPlan.h"

#include "ui/models/Format.h"
#include "ui/plot/PlotWidget.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

namespace h5scout::ui
{

namespace
{

constexpr int kTitleLength = 80;
constexpr int kLabelLength = 60;
constexpr int kUnitsLength = 20;

QString say(const char* sentence)
{
    return QCoreApplication::translate("PlotPlan", sentence);
}

/// Why a node without plottable numbers is not plotted.
QString reasonFor(const NodeInfo& node)
{
    if (node.error)
        return node.error->sentence();
    switch (node.kind) {
    case NodeKind::Group:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "A group has no values of its own. Select one of its arrays."));
    case NodeKind::NamedType:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "A datatype has no values."));
    case NodeKind::SoftLink:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "The link leads nowhere."));
    case NodeKind::ExternalLink:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "The link leads into another file."));
    case NodeKind::Unknown:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "What this node is could not be read."));
    case NodeKind::Array:
    case NodeKind::CArray:
    case NodeKind::EArray:
    case NodeKind::VLArray:
    case NodeKind::StringArray:
    case NodeKind::Table:
        break;
    }
    switch (node.dataType.typeClass) {
    case TypeClass::String:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Texts are not plotted."));
    case TypeClass::Compound:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Tables with named columns are not plotted."));
    case TypeClass::VLen:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Rows of different lengths are not plotted."));
    default:
        break;
    }
    if (node.kind == NodeKind::StringArray)
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Texts are not plotted."));
    return say(QT_TRANSLATE_NOOP("PlotPlan", "Values of the type %1 are not plotted."))
        .arg(QString::fromStdString(describeType(node.dataType)));
}

QString shapeText(const Shape& shape)
{
    return QString::fromStdString(formatShape(shape));
}

/// "Plane [0, 0, :, :] of (10, 5, 64, 64)"
QString partText(const char* what, const Shape& shape, const std::vector<quint32>& shown)
{
    QStringList places;
    for (quint32 dimension = 0; dimension < shape.size(); ++dimension)
        places << (std::ranges::find(shown, dimension) != shown.end() ? QStringLiteral(":") : QStringLiteral("0"));
    return say(what).arg(places.join(QStringLiteral(", ")), shapeText(shape));
}

} // namespace

bool isPlottable(const DataType& type)
{
    return type.typeClass == TypeClass::Integer || type.typeClass == TypeClass::Float || isBooleanEnum(type) ||
           isBooleanBitfield(type) || isComplexCompound(type);
}

PlotPlan planPlot(const NodeInfo& node)
{
    PlotPlan plan;
    if (node.error || !isArrayKind(node.kind) || !isPlottable(node.dataType)) {
        plan.words = reasonFor(node);
        return plan;
    }
    const Shape& shape = node.space.shape;
    if (node.space.kind != Dataspace::Kind::Scalar && node.space.kind != Dataspace::Kind::Simple) {
        plan.words = say(QT_TRANSLATE_NOOP("PlotPlan", "The array is empty: it has no dataspace."));
        return plan;
    }
    if (std::ranges::find(shape, 0U) != shape.end()) {
        plan.words = say(QT_TRANSLATE_NOOP("PlotPlan", "The array is empty: its shape is %1.")).arg(shapeText(shape));
        return plan;
    }

    std::vector<quint32> wide; // dimensions of more than one element
    for (quint32 dimension = 0; dimension < shape.size(); ++dimension)
        if (shape[dimension] > 1)
            wide.push_back(dimension);
    plan.index.assign(shape.size(), 0);
    QStringList captions;
    if (wide.empty()) {
        plan.view = PlotPlan::View::Number;
    } else if (wide.size() == 1) {
        plan.view = PlotPlan::View::Line;
        plan.lineDimension = wide.front();
    } else {
        plan.view = PlotPlan::View::Image;
        plan.rowDimension = wide[wide.size() - 2];
        plan.columnDimension = wide.back();
        if (wide.size() > 2)
            captions << partText(QT_TRANSLATE_NOOP("PlotPlan", "Plane [%1] of %2"), shape,
                                 {plan.rowDimension, plan.columnDimension});
    }
    if (isComplexCompound(node.dataType) && plan.view != PlotPlan::View::Number) {
        plan.component = Component::Amplitude;
        captions << say(QT_TRANSLATE_NOOP("PlotPlan", "Amplitude of complex values"));
    }
    plan.caption = captions.join(QStringLiteral(" \u00b7 "));
    return plan;
}

PlotLabels plotLabels(const NodeInfo& node, PlotPlan::View view)
{
    const QString label = node.label.isEmpty() ? say(QT_TRANSLATE_NOOP("PlotPlan", "value")) : node.label;
    QString value = singleLine(label, kLabelLength);
    if (!node.units.isEmpty())
        value = QStringLiteral("%1 (%2)").arg(value, singleLine(node.units, kUnitsLength));
    const QString title = singleLine(node.title.isEmpty() ? displayName(node.name) : node.title, kTitleLength);
    switch (view) {
    case PlotPlan::View::Line:
        return {.title = title, .x = say(QT_TRANSLATE_NOOP("PlotPlan", "index")), .y = value, .value = {}};
    case PlotPlan::View::Image:
        return {.title = title,
                .x = say(QT_TRANSLATE_NOOP("PlotPlan", "column")),
                .y = say(QT_TRANSLATE_NOOP("PlotPlan", "row")),
                .value = value};
    case PlotPlan::View::Number:
    case PlotPlan::View::Words:
        break;
    }
    return {
        .title = node.label.isEmpty() ? title : singleLine(node.label, kTitleLength), .x = {}, .y = {}, .value = {}};
}

} // namespace h5scout::ui
