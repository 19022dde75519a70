// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotSession.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{

namespace
{

const Shape& shapeOf(const PlotSource& source)
{
    return source.item.node.space.shape;
}

bool contains(const std::vector<PlotSource>& sources, const PlotSource& wanted)
{
    return std::ranges::any_of(sources, [&](const PlotSource& source) {
        return source.file == wanted.file && source.item.node.path == wanted.item.node.path;
    });
}

} // namespace

bool PlotSession::replace(std::vector<PlotSource> sources)
{
    const bool isAlike =
        !m_sources.empty() && !sources.empty() && shapeOf(m_sources.front()) == shapeOf(sources.front());
    if (!isAlike) { // what was chosen for another shape means nothing here
        m_choice.kind.reset();
        m_choice.shown.clear();
        m_choice.index.clear();
    }
    keepBefore();
    m_sources = std::move(sources);
    makePlan();
    return isAlike;
}

void PlotSession::keepBefore()
{
    if (!m_sources.empty())
        m_before = std::move(m_sources);
    m_sources.clear();
}

bool PlotSession::add(std::vector<PlotSource> sources)
{
    const auto isAdded = [&](const PlotSource& source) { return contains(sources, source); };
    const bool isAlone = std::ranges::all_of(m_sources, isAdded);
    if (isAlone && !m_before.empty())
        m_sources = std::exchange(m_before, {});
    const bool areBack = isAlone && !m_sources.empty();
    for (PlotSource& source : sources)
        if (!contains(m_sources, source))
            m_sources.push_back(std::move(source));
    makePlan();
    return areBack;
}

bool PlotSession::forget(const FileClient* file)
{
    const auto isOfFile = [file](const PlotSource& source) { return !source.file || source.file == file; };
    std::erase_if(m_before, isOfFile);
    if (std::erase_if(m_sources, isOfFile) == 0)
        return false;
    makePlan();
    return true;
}

void PlotSession::clear()
{
    keepBefore();
    makePlan();
}

void PlotSession::chooseKind(PlotKind kind)
{
    m_choice.kind = kind;
    makePlan();
}

void PlotSession::chooseNavigation(bool isWanted)
{
    m_choice.isNavigated = isWanted;
    m_choice.kind.reset();
    m_choice.shown.clear();
    makePlan();
}

void PlotSession::chooseReduction(Reduction reduction)
{
    m_choice.reduction = reduction;
}

void PlotSession::chooseComponent(Component component)
{
    m_choice.component = component;
    makePlan();
}

void PlotSession::chooseShown(const std::vector<quint32>& places)
{
    m_choice.shown.clear();
    for (const quint32 place : places)
        m_choice.shown.push_back(m_plan.free.at(place));
    makePlan();
}

void PlotSession::setIndex(const std::vector<quint64>& index)
{
    for (std::size_t place = 0; place < std::min(m_plan.free.size(), index.size()); ++place)
        m_choice.index[m_plan.free[place]] = index[place];
    makePlan();
}

void PlotSession::setNavigationIndex(const std::vector<quint64>& index)
{
    if (!m_plan.navigation || index.size() != m_plan.navigation->shown.size())
        return;
    for (std::size_t i = 0; i < index.size(); ++i)
        m_choice.index[m_plan.navigation->shown[i]] = index[i];
    makePlan();
}

void PlotSession::makePlan()
{
    m_plan = m_sources.empty() ? PlotPlan() : planPlot(item(), m_choice);
    m_choice.index = m_plan.index;
}

PlotPart PlotSession::partOf(const PlotSource& source, const PlotPlan& plan) const
{
    PlotPart part;
    part.source = source;
    part.view = plan.signal;
    part.index = plan.index;
    part.component = plan.component;
    part.isBackgroundSubtracted = m_isBackgroundSubtracted;
    return part;
}

std::vector<PlotPart> PlotSession::signalParts() const
{
    if (m_sources.empty())
        return {};
    std::vector<PlotPart> parts{partOf(m_sources.front(), m_plan)};
    const PlotKind kind = m_plan.signal.kind;
    if (kind != PlotKind::Line && kind != PlotKind::Number)
        return parts;
    for (std::size_t i = 1; i < m_sources.size(); ++i) {
        PlotChoice choice = m_choice;
        if (shapeOf(m_sources[i]) != shapeOf(m_sources.front())) {
            choice.shown.clear();
            choice.index.clear();
        }
        const PlotPlan plan = planPlot(m_sources[i].item, choice);
        if (plan.signal.kind == kind)
            parts.push_back(partOf(m_sources[i], plan));
    }
    return parts;
}

std::optional<PlotPart> PlotSession::navigationPart() const
{
    if (!m_plan.navigation)
        return {};
    PlotPart part = partOf(m_sources.front(), m_plan);
    part.view = *m_plan.navigation;
    part.reduced = m_plan.reduced;
    part.reduction = m_choice.reduction;
    return part;
}

std::vector<quint64> PlotSession::navigationIndex() const
{
    std::vector<quint64> index;
    if (m_plan.navigation)
        for (const quint32 dimension : m_plan.navigation->shown)
            index.push_back(m_plan.index[dimension]);
    return index;
}

} // namespace h5scout::ui
