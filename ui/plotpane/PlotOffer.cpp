// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotOffer.h"

#include <algorithm>

#include <QCoreApplication>

#include "ui/models/Format.h"
#include "ui/panes/AxisNavigator.h"
#include "ui/plotpane/PartValues.h"
#include "ui/plotpane/PlotSession.h"

namespace h5scout::ui
{

namespace
{

QStringList dimensionNames(const DataItem& item, const std::vector<quint32>& dimensions)
{
    QStringList names;
    for (const quint32 dimension : dimensions) {
        const DataAxis* axis = item.axisOf(dimension);
        names.append(axis && !axis->label.isEmpty()
                         ? singleLine(axis->label, 40)
                         : QCoreApplication::translate("PlotPane", "Dimension %1").arg(dimension));
    }
    return names;
}

} // namespace

PlotOffer offerOf(const PlotSession& session)
{
    const DataItem& item = session.item();
    const PlotPlan& plan = session.plan();
    const auto hasErrors = [](const PlotSource& source) { return !source.item.errorPath.isEmpty(); };
    const auto hasBackground = [](const PlotSource& source) { return !source.item.backgroundPath.isEmpty(); };
    return {.kind = plan.signal.kind,
            .canBeLine = plan.canBeLine,
            .canBeImage = plan.canBeImage,
            .canBeNavigated = plan.canBeNavigated,
            .isNavigated = plan.navigation.has_value(),
            .hasBackground = std::ranges::any_of(session.sources(), hasBackground),
            .hasErrors = std::ranges::any_of(session.sources(), hasErrors),
            .isComplex = isComplexCompound(item.node.dataType),
            .component = plan.component,
            .hasSeveral = session.sources().size() > 1,
            .areRowsUpward = plan.signal.kind == PlotKind::Image &&
                             scaleOf(item, plan.signal.shown.front()).spacing() != AxisScale::Spacing::Index,
            .areStates = plan.signal.kind == PlotKind::Image &&
                         classSpan(valueNames(session.signalParts().front())).has_value()};
}

void offerAxes(AxisNavigator& navigator, const PlotSession& session)
{
    const DataItem& item = session.item();
    const PlotPlan& plan = session.plan();
    const std::vector<quint32>& shown = plan.signal.shown;
    const bool isChoice = plan.free.size() > shown.size() || shown.size() > 1;
    const bool isPlot = plan.signal.kind == PlotKind::Line || plan.signal.kind == PlotKind::Image;
    if (!isChoice || !isPlot) {
        navigator.hide();
        return;
    }
    const QStringList names = dimensionNames(item, plan.free);
    std::vector<AxisNavigator::Dimension> dimensions;
    std::vector<quint64> index;
    for (std::size_t place = 0; place < plan.free.size(); ++place) {
        const quint32 dimension = plan.free[place];
        dimensions.push_back({names[static_cast<qsizetype>(place)], scaleOf(item, dimension)});
        index.push_back(plan.index[dimension]);
    }
    std::vector<quint32> roles; // places in `free`, not dimensions: those of the map are none of the navigator's
    for (const quint32 dimension : shown)
        roles.push_back(static_cast<quint32>(std::ranges::find(plan.free, dimension) - plan.free.begin()));
    navigator.setRoleNames(shown.size() == 1 ? QStringList{QCoreApplication::translate("PlotPane", "x")}
                                             : QStringList{QCoreApplication::translate("PlotPane", "y"),
                                                           QCoreApplication::translate("PlotPane", "x")});
    navigator.setDimensions(std::move(dimensions), std::move(roles), std::move(index));
    navigator.show();
}

} // namespace h5scout::ui
