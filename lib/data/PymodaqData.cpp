// SPDX-License-Identifier: GPL-3.0-or-later
#include "PymodaqData.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "h5scout/value/Shape.h"

namespace h5scout::data
{

namespace
{

constexpr std::size_t kMostKnownGroups = 4;
constexpr std::ptrdiff_t kMostAxesPerDimension = 8;
constexpr int kMostAncestors = 64;

bool grows(const NodeSummary& summary)
{
    return !summary.space.maximalShape.empty() && summary.space.maximalShape.front() == kUnlimited;
}

/// 3.x names the axes of a line X_axis, of an image X_axis (its columns) and Y_axis; those of a scan Scan_x_axis ...
std::optional<int> letterOf(const std::string& name)
{
    std::string lower = name;
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::size_t end = lower.rfind("_axis");
    if (end == std::string::npos || end == 0)
        return std::nullopt;
    const std::size_t letter = std::string_view("xyz").find(lower[end - 1]);
    return letter == std::string_view::npos ? std::nullopt : std::optional<int>(static_cast<int>(letter));
}

/// By how many dimensions the axes beside an array count further: those of a scan belong to the data, and a background
/// lacks the dimensions of the scan.
std::int64_t shiftOf(const Subject& subject, const PymodaqMember& self, const std::vector<PymodaqMember>& beside)
{
    if (self.role != PymodaqRole::Background)
        return 0;
    const PymodaqMember* partner = nullptr;
    for (const PymodaqMember& member : beside) {
        if (isMeasured(member.role) && (partner == nullptr || member.nameNumber == self.nameNumber))
            partner = &member;
    }
    const std::size_t partnerRank = partner != nullptr ? partner->summary.space.shape.size() : 0;
    return partnerRank > subject.rank() ? static_cast<std::int64_t>(partnerRank - subject.rank()) : 0;
}

void fillTexts(Subject& subject)
{
    DataWithAxes& data = subject.data;
    data.title = boundedText(data.node.title);
    data.label = subject.attributes.text("label");
    data.units = subject.attributes.text("units");
    data.origin = subject.attributes.text("origin");
    data.source = subject.attributes.text("source");
    data.timestamp = subject.attributes.number("timestamp");
}

/// By dimension, then by spread order. Of axes that claim the same place the first stays.
void sortAxes(Subject& subject)
{
    std::vector<Axis>& axes = subject.data.axes;
    const auto placeOf = [](const Axis& axis) { return std::pair(axis.dimension, axis.spreadOrder); };
    std::ranges::stable_sort(axes, {}, placeOf);
    const auto dropped = std::ranges::unique(axes, [&](const Axis& left, const Axis& right) {
        const bool isSamePlace = placeOf(left) == placeOf(right);
        if (isSamePlace)
            subject.notes.add(fmt::format("The axis {} was left aside: {} gives the positions along dimension {}.",
                                          right.path, left.path, right.dimension));
        return isSamePlace;
    });
    axes.erase(dropped.begin(), dropped.end());
    subject.data.isSpread = std::ranges::adjacent_find(axes, {}, &Axis::dimension) != axes.end();
}

bool hasAxisIn(const Subject& subject, const std::string& group)
{
    return std::ranges::any_of(subject.data.axes, [&](const Axis& axis) { return parentOfPath(axis.path) == group; });
}

} // namespace

PymodaqData::PymodaqData(H5Backend backend, AxisReader& axes)
    : m_backend(std::move(backend))
    , m_axes(axes)
{}

const std::vector<PymodaqMember>& PymodaqData::members(const std::string& groupPath)
{
    const auto known = std::ranges::find(m_known, groupPath, &Known::path);
    if (known != m_known.end())
        return known->members;
    if (m_known.size() >= kMostKnownGroups)
        m_known.erase(m_known.begin());
    m_known.push_back({groupPath, membersOf(m_backend, groupPath)});
    return m_known.back().members;
}

bool PymodaqData::fill(Subject& subject)
{
    const PymodaqMember self = memberOf(subject.node);
    if (self.role == PymodaqRole::None)
        return false;
    DataWithAxes& data = subject.data;
    data.rule = DataWithAxes::Rule::Pymodaq;
    fillTexts(subject);
    if (self.role == PymodaqRole::Axis || self.role == PymodaqRole::NavigationAxis) {
        data.ruleNote = "it is an axis itself";
        return true;
    }
    const std::string group = parentOfPath(data.node.path);
    const std::vector<PymodaqMember> beside = members(group); // a copy: the list may be forgotten meanwhile
    fillNavigationDimensions(subject);
    if (self.isOld)
        fillOldNavigationAxes(subject);
    else
        fillNavigationAxes(subject);
    fillLocalAxes(subject, self, beside);
    sortAxes(subject);
    if (hasAxisIn(subject, group))
        data.ruleNote += fmt::format("{}the axes in {}", data.ruleNote.empty() ? "" : " and ", group);
    if (data.ruleNote.empty())
        data.ruleNote = "no axes are stored with it";
    if (isMeasured(self.role)) {
        findBackground(subject, self, beside);
        findErrors(subject, self, beside);
    }
    return true;
}

void PymodaqData::fillNavigationDimensions(Subject& subject) const
{
    std::vector<std::uint32_t>& dimensions = subject.data.navigationDimensions;
    for (const std::int64_t index : subject.attributes.integers("nav_indexes").value_or(std::vector<std::int64_t>())) {
        if (index < 0 || static_cast<std::uint64_t>(index) >= subject.rank())
            subject.notes.add(fmt::format("The navigation dimension {} was left aside: the array has {} dimensions.",
                                          index, subject.rank()));
        else if (std::ranges::find(dimensions, static_cast<std::uint32_t>(index)) == dimensions.end())
            dimensions.push_back(static_cast<std::uint32_t>(index));
    }
}

void PymodaqData::addAxis(Subject& subject, const PymodaqMember& axis, std::optional<std::int64_t> dimension,
                          std::uint32_t spreadOrder, bool isNavigation)
{
    const std::string& path = axis.summary.path;
    if (!dimension) {
        subject.notes.add(fmt::format("The axis {} was left aside: it does not say of which dimension it is.", path));
        return;
    }
    if (*dimension < 0 || static_cast<std::uint64_t>(*dimension) >= subject.rank()) {
        subject.notes.add(
            fmt::format("The axis {} was left aside: it is one of dimension {}, the array has {} dimensions.", path,
                        *dimension, subject.rank()));
        return;
    }
    const auto place = static_cast<std::uint32_t>(*dimension);
    if (std::ranges::count(subject.data.axes, place, &Axis::dimension) >= kMostAxesPerDimension) {
        subject.notes.add(fmt::format("The axis {} was left aside: dimension {} has very many.", path, place));
        return;
    }
    const NodeAttributes attributes(axis.node, subject.notes);
    AxisCandidate candidate{axis.node, axis.summary};
    candidate.dimension = place;
    candidate.spreadOrder = spreadOrder;
    candidate.label = attributes.text("label");
    candidate.units = attributes.text("units");
    candidate.isNavigation = isNavigation;
    candidate.mayLag = grows(axis.summary) && grows(subject.data.node) && place == 0;
    if (auto read = readAxis(candidate, subject, m_axes))
        subject.data.axes.push_back(std::move(*read));
}

void PymodaqData::fillLocalAxes(Subject& subject, const PymodaqMember& self, const std::vector<PymodaqMember>& beside)
{
    const std::int64_t shift = shiftOf(subject, self, beside);
    for (const PymodaqMember& axis : beside) {
        if (axis.role != PymodaqRole::Axis)
            continue;
        const NodeAttributes attributes(axis.node, subject.notes);
        std::optional<std::int64_t> dimension = attributes.integer("index");
        if (dimension)
            dimension = *dimension - shift;
        else if (const auto letter = axis.isOld ? letterOf(axis.summary.name) : std::nullopt)
            dimension = static_cast<std::int64_t>(subject.rank()) - 1 - *letter;
        if (dimension && *dimension < 0 && shift > 0)
            continue; // of the scan
        const auto order = std::clamp<std::int64_t>(attributes.integer("spread_order").value_or(0), 0, UINT16_MAX);
        const bool isNavigation = dimension && std::ranges::find(subject.data.navigationDimensions, *dimension) !=
                                                   subject.data.navigationDimensions.end();
        addAxis(subject, axis, dimension, static_cast<std::uint32_t>(order), isNavigation);
    }
}

void PymodaqData::fillNavigationAxes(Subject& subject)
{
    const std::vector<std::uint32_t>& dimensions = subject.data.navigationDimensions;
    if (dimensions.empty())
        return;
    const auto group = navigationGroupOf(m_backend, subject.data.node.path);
    if (!group)
        return;
    const std::vector<PymodaqMember> axes = members(*group);
    for (const PymodaqMember& axis : axes) {
        if (axis.role != PymodaqRole::Axis)
            continue;
        const NodeAttributes attributes(axis.node, subject.notes);
        const auto index = attributes.integer("index");
        if (index && std::ranges::find(dimensions, *index) == dimensions.end()) {
            subject.notes.add(fmt::format("The axis {} was left aside: dimension {} is no navigation dimension.",
                                          axis.summary.path, *index));
            continue;
        }
        const auto order = std::clamp<std::int64_t>(attributes.integer("spread_order").value_or(0), 0, UINT16_MAX);
        addAxis(subject, axis, index, static_cast<std::uint32_t>(order), true);
    }
    if (hasAxisIn(subject, *group))
        subject.data.ruleNote = fmt::format("{} in {}", nameOfPath(*group), parentOfPath(*group));
}

/// The nearest group above that holds navigation axes (3.x: beside the detectors).
void PymodaqData::fillOldNavigationAxes(Subject& subject)
{
    std::string above = parentOfPath(subject.data.node.path);
    for (int level = 0; level < kMostAncestors && !above.empty(); ++level, above = parentOfPath(above)) {
        const std::vector<PymodaqMember> beside = members(above);
        std::vector<std::uint32_t>& dimensions = subject.data.navigationDimensions;
        bool isFound = false;
        for (const PymodaqMember& axis : beside) {
            if (axis.role != PymodaqRole::NavigationAxis)
                continue;
            isFound = true;
            std::optional<std::int64_t> dimension = NodeAttributes(axis.node, subject.notes).integer("nav_index");
            if (!dimension)
                dimension = letterOf(axis.summary.name);
            const auto order = dimension ? std::ranges::count(subject.data.axes, *dimension, &Axis::dimension) : 0;
            const std::size_t before = subject.data.axes.size();
            addAxis(subject, axis, dimension, static_cast<std::uint32_t>(order), true);
            if (subject.data.axes.size() > before &&
                std::ranges::find(dimensions, subject.data.axes.back().dimension) == dimensions.end())
                dimensions.push_back(subject.data.axes.back().dimension);
        }
        if (!isFound)
            continue;
        if (hasAxisIn(subject, above))
            subject.data.ruleNote = fmt::format("the navigation axes in {}", above);
        return;
    }
}

} // namespace h5scout::data
