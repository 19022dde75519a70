// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotNotes.h"

#include <algorithm>

#include <QCoreApplication>

namespace h5scout::ui
{

namespace
{
QString say(const char* sentence)
{
    return QCoreApplication::translate("PlotNotes", sentence);
}
} // namespace

QString ruleText(const DataItem& item)
{
    QString rule;
    switch (item.rule) {
    case DataItem::Rule::Indices:
        return say(QT_TRANSLATE_NOOP("PlotNotes", "Axes: no axis was found, elements are counted from 0"));
    case DataItem::Rule::Pymodaq:
        rule = say(QT_TRANSLATE_NOOP("PlotNotes", "Axes by PyMoDAQ"));
        break;
    case DataItem::Rule::Nexus:
        rule = say(QT_TRANSLATE_NOOP("PlotNotes", "Axes by NeXus"));
        break;
    case DataItem::Rule::DimensionScales:
        rule = say(QT_TRANSLATE_NOOP("PlotNotes", "Axes by HDF5 dimension scales"));
        break;
    }
    return item.ruleNote.isEmpty() ? rule : QStringLiteral("%1: %2").arg(rule, item.ruleNote);
}

QStringList notesOn(std::span<const PlotSource> sources, const PlotPlan& plan, std::size_t drawn,
                    bool isBackgroundWanted)
{
    const DataItem& item = sources.front().item;
    QStringList notes = item.notes;
    const std::vector<quint32>& shown = plan.navigation ? plan.navigation->shown : plan.signal.shown;
    if (std::ranges::any_of(shown, [&](quint32 dimension) { return hasManyPlaces(item, dimension); }))
        notes.append(say(QT_TRANSLATE_NOOP("PlotNotes", "The scan has more than two axes: its points are drawn in the "
                                                        "order in which they were recorded.")));
    const auto hasBackground = [](const PlotSource& source) { return !source.item.backgroundPath.isEmpty(); };
    if (isBackgroundWanted && drawn > 1 && std::ranges::all_of(sources, hasBackground))
        notes.append(say(QT_TRANSLATE_NOOP("PlotNotes", "The background of each array is subtracted.")));
    else if (isBackgroundWanted && !item.backgroundNote.isEmpty())
        notes.append(item.backgroundNote);
    else if (isBackgroundWanted && !item.backgroundPath.isEmpty())
        notes.append(say(QT_TRANSLATE_NOOP("PlotNotes", "%1 is subtracted.")).arg(displayName(item.backgroundPath)));
    const auto hasOtherUnits = [&](const PlotSource& source) { return source.item.units != item.units; };
    if (drawn > 1 && std::ranges::any_of(sources, hasOtherUnits))
        notes.append(say(QT_TRANSLATE_NOOP("PlotNotes", "The curves have different units and share one axis.")));
    if (sources.size() > drawn && plan.signal.kind != PlotKind::Words)
        notes.append(say(QT_TRANSLATE_NOOP("PlotNotes", "%1 of %2 arrays are drawn: only curves, or single numbers, "
                                                        "go together in one plot."))
                         .arg(drawn)
                         .arg(sources.size()));
    return notes;
}

QString noteOnMissingBackgrounds(std::span<const PlotSource> sources)
{
    const auto hasNone = [](const PlotSource& source) {
        return source.item.backgroundPath.isEmpty() && source.item.backgroundNote.isEmpty();
    };
    const auto count = std::ranges::count_if(sources, hasNone);
    if (count == 0)
        return {};
    if (sources.size() == 1)
        return say(QT_TRANSLATE_NOOP("PlotNotes", "No background was recorded with this array."));
    return say(QT_TRANSLATE_NOOP("PlotNotes", "No background was recorded with %1 of the %2 arrays."))
        .arg(count)
        .arg(sources.size());
}

bool namesDataToPlot(const NodeInfo& group)
{
    if (group.kind != NodeKind::Group)
        return false;
    if (group.groupType == GroupType::ch)
        return true;
    const auto has = [&](const char* name) {
        return std::ranges::find(group.attributeNames, QByteArray(name)) != group.attributeNames.end();
    };
    return has("signal") || has("default") || has("NX_class");
}

} // namespace h5scout::ui
