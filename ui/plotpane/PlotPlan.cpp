// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotPlan.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>

namespace h5scout::ui
{

namespace
{

using Dimensions = std::vector<quint32>;

QString say(const char* sentence)
{
    return QCoreApplication::translate("PlotPlan", sentence);
}

bool contains(const Dimensions& dimensions, quint32 dimension)
{
    return std::ranges::find(dimensions, dimension) != dimensions.end();
}

Dimensions without(const Dimensions& dimensions, const Dimensions& others)
{
    Dimensions result;
    std::ranges::copy_if(dimensions, std::back_inserter(result), [&](quint32 d) { return !contains(others, d); });
    return result;
}

Dimensions lastOf(const Dimensions& dimensions, std::size_t count)
{
    return {dimensions.end() - static_cast<std::ptrdiff_t>(std::min(count, dimensions.size())), dimensions.end()};
}

bool isScatter(const DataItem& item, const Dimensions& dimensions)
{
    return item.isSpread && dimensions.size() == 1 &&
           std::ranges::count(item.axes, dimensions.front(), &DataAxis::dimension) == 2;
}

/// The chosen dimensions, if they are `count` different ones of `candidates`; else the last natural ones.
Dimensions shownOf(const Dimensions& candidates, const Dimensions& natural, const Dimensions& chosen, std::size_t count)
{
    const std::set<quint32> different(chosen.begin(), chosen.end());
    const bool isGood = chosen.size() == count && different.size() == count &&
                        std::ranges::all_of(chosen, [&](quint32 d) { return contains(candidates, d); });
    return isGood ? chosen : lastOf(natural.size() < count ? candidates : natural, count);
}

/// Of `candidates` those of `natural` are shown unless others are chosen.
ViewPlan viewOf(const DataItem& item, const Dimensions& candidates, const Dimensions& natural, const PlotChoice& choice)
{
    ViewPlan view;
    const bool isImageChosen = choice.kind == PlotKind::Image && candidates.size() > 1;
    if (candidates.empty()) {
        view.kind = PlotKind::Number;
    } else if (isScatter(item, candidates) && choice.kind != PlotKind::Line) {
        view.kind = PlotKind::Scatter;
        view.shown = candidates;
    } else if ((natural.size() < 2 && !isImageChosen) || choice.kind == PlotKind::Line) {
        view.kind = PlotKind::Line;
        view.shown = shownOf(candidates, natural, choice.shown, 1);
    } else {
        view.kind = PlotKind::Image;
        view.shown = shownOf(candidates, natural, choice.shown, 2);
    }
    return view;
}

QString emptyWords(const NodeInfo& node)
{
    const Shape& shape = node.space.shape;
    if (node.space.kind != Dataspace::Kind::Scalar && node.space.kind != Dataspace::Kind::Simple)
        return say(QT_TRANSLATE_NOOP("PlotPlan", "The array is empty: it has no dataspace."));
    if (std::ranges::find(shape, 0U) != shape.end())
        return say(QT_TRANSLATE_NOOP("PlotPlan", "The array is empty: its shape is %1."))
            .arg(QString::fromStdString(formatShape(shape)));
    return {};
}

} // namespace

bool isPlottable(const DataType& type)
{
    return type.typeClass == TypeClass::Integer || type.typeClass == TypeClass::Float ||
           type.typeClass == TypeClass::Enum || isBooleanBitfield(type) || isComplexCompound(type);
}

QString reasonNotToPlot(const NodeInfo& node)
{
    if (node.error)
        return node.error->sentence();
    switch (node.kind) {
    case NodeKind::Group:
        return node.childCount == 0U
                   ? say(QT_TRANSLATE_NOOP("PlotPlan", "The group is empty."))
                   : say(QT_TRANSLATE_NOOP("PlotPlan", "The group names no data to plot. Select an array, if there is "
                                                       "one in it or below."));
    case NodeKind::NamedType:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "A datatype has no values."));
    case NodeKind::SoftLink:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "The link leads nowhere."));
    case NodeKind::ExternalLink:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "The link leads into another file."));
    case NodeKind::Unknown:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "What this node is could not be read."));
    case NodeKind::StringArray:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Texts are not plotted."));
    case NodeKind::Array:
    case NodeKind::CArray:
    case NodeKind::EArray:
    case NodeKind::VLArray:
    case NodeKind::Table:
        break;
    }
    if (const QString words = emptyWords(node); !words.isEmpty())
        return words;
    switch (node.dataType.typeClass) {
    case TypeClass::String:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Texts are not plotted."));
    case TypeClass::Compound:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Tables with named columns are not plotted."));
    case TypeClass::VLen:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Rows of different lengths are not plotted."));
    default:
        return say(QT_TRANSLATE_NOOP("PlotPlan", "Values of the type %1 are not plotted."))
            .arg(QString::fromStdString(describeType(node.dataType)));
    }
}

PlotPlan planPlot(const DataItem& item, const PlotChoice& choice)
{
    PlotPlan plan;
    const NodeInfo& node = item.node;
    if (node.error || !isArrayKind(node.kind) || !isPlottable(node.dataType)) {
        plan.signal.words = reasonNotToPlot(node);
        return plan;
    }
    plan.signal.words = emptyWords(node);
    if (!plan.signal.words.isEmpty())
        return plan;

    const Shape& shape = node.space.shape;
    Dimensions wide;
    for (quint32 dimension = 0; dimension < shape.size(); ++dimension)
        if (shape[dimension] > 1)
            wide.push_back(dimension);
    Dimensions navigation;
    std::ranges::copy_if(wide, std::back_inserter(navigation),
                         [&](quint32 dimension) { return contains(item.navigationDimensions, dimension); });
    const Dimensions signal = without(wide, navigation);

    plan.index.assign(shape.size(), 0);
    if (choice.index.size() == shape.size())
        for (std::size_t dimension = 0; dimension < shape.size(); ++dimension)
            plan.index[dimension] = std::min<quint64>(choice.index[dimension], shape[dimension] - 1);
    if (isComplexCompound(node.dataType))
        plan.component = choice.component == Component::Value ? Component::Amplitude : choice.component;

    plan.canBeNavigated = !navigation.empty() && !signal.empty();
    plan.free = wide;
    if (plan.canBeNavigated && choice.isNavigated) {
        PlotChoice byData;
        plan.navigation = viewOf(item, navigation, navigation, byData);
        if (navigation.size() > 2) // the outermost two are the map; sliders go through the others
            plan.navigation->shown = {navigation[0], navigation[1]};
        plan.reduced = signal;
        plan.free = without(wide, plan.navigation->shown);
    }
    plan.signal = viewOf(item, plan.free, plan.navigation ? signal : plan.free, choice);
    plan.canBeLine = !plan.free.empty();
    plan.canBeImage = plan.free.size() > 1 || isScatter(item, plan.free);
    return plan;
}

} // namespace h5scout::ui
