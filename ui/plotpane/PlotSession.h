// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ui/plotpane/PlotPart.h"
#include "ui/plotpane/PlotPlan.h"

namespace h5scout::ui
{

/// What is plotted and how: the arrays, what the user has chosen, and the plan that follows from both. The choices hold
/// for the next arrays of the same shape.
class PlotSession
{
public:
    bool isEmpty() const noexcept { return m_sources.empty(); }
    const std::vector<PlotSource>& sources() const noexcept { return m_sources; }
    /// Of the first source, by which the plan is made. There must be one.
    const DataItem& item() const { return m_sources.front().item; }
    /// Of no sources: words, and none of them.
    const PlotPlan& plan() const noexcept { return m_plan; }

    /// True: the first is of the same shape as the one before, and what was chosen is kept.
    bool replace(std::vector<PlotSource> sources);
    /// Those that are not there yet. If nothing else is plotted (a click on an array, before it can be added, plots it
    /// alone), what was plotted before comes back first. True: it does.
    bool add(std::vector<PlotSource> sources);
    /// Lets go of what comes from the file; false: nothing does.
    bool forget(const FileClient* file);
    void clear();

    void chooseKind(PlotKind kind);
    void chooseNavigation(bool isWanted);
    void chooseReduction(Reduction reduction);
    void chooseComponent(Component component);
    void chooseBackground(bool isSubtracted) { m_isBackgroundSubtracted = isSubtracted; }
    /// Places in plan().free.
    void chooseShown(const std::vector<quint32>& places);
    /// The index in each dimension of plan().free.
    void setIndex(const std::vector<quint64>& index);
    /// The index in each dimension of the map.
    void setNavigationIndex(const std::vector<quint64>& index);

    /// The arrays that can be drawn together, the first always.
    std::vector<PlotPart> signalParts() const;
    /// The map of the navigation axes, where there is one.
    std::optional<PlotPart> navigationPart() const;
    std::vector<quint64> navigationIndex() const;

private:
    void makePlan();
    PlotPart partOf(const PlotSource& source, const PlotPlan& plan) const;

    void keepBefore();

    std::vector<PlotSource> m_sources;
    std::vector<PlotSource> m_before; ///< what was plotted before
    PlotChoice m_choice;
    PlotPlan m_plan;
    bool m_isBackgroundSubtracted = false;
};

} // namespace h5scout::ui
