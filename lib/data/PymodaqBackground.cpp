// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "PymodaqData.h"
#include "h5scout/data/DataReader.h"

namespace h5scout::data
{

namespace
{

std::string labelOf(const PymodaqMember& member, Subject& subject)
{
    return NodeAttributes(member.node, subject.notes).text("label");
}

/// Same TITLE or same label. What has no names at all (3.x) cannot contradict.
bool isMeantFor(const PymodaqMember& background, Subject& subject)
{
    const std::string title = background.summary.title;
    const std::string label = labelOf(background, subject);
    const DataWithAxes& data = subject.data;
    if (!title.empty() && title == data.title)
        return true;
    if (!label.empty() && label == data.label)
        return true;
    const bool areComparable = (!title.empty() && !data.title.empty()) || (!label.empty() && !data.label.empty());
    return !areComparable;
}

std::string quoted(const std::string& title, const std::string& label)
{
    return label.empty() || label == title ? fmt::format("'{}'", title) : fmt::format("'{}' ({})", title, label);
}

bool hasComplexNumbers(const NodeSummary& summary)
{
    const auto element = elementTypeOf(summary.dataType);
    return element && isComplex(element->kind);
}

} // namespace

bool broadcasts(const Shape& inner, const Shape& outer)
{
    return inner.size() <= outer.size() &&
           std::equal(inner.rbegin(), inner.rend(), outer.rbegin(),
                      [](std::uint64_t small, std::uint64_t large) { return small == large || small == 1; });
}

void findBackground(Subject& subject, const PymodaqMember& self, const std::vector<PymodaqMember>& beside)
{
    const auto isBackground = [](const PymodaqMember& member) { return member.role == PymodaqRole::Background; };
    const auto found = std::ranges::find_if(beside, [&](const PymodaqMember& member) {
        return isBackground(member) && member.nameNumber == self.nameNumber;
    });
    DataWithAxes& data = subject.data;
    if (found == beside.end()) {
        const auto other = std::ranges::find_if(beside, isBackground);
        const auto count = std::ranges::count_if(beside, isBackground);
        if (count == 1)
            data.backgroundNote = fmt::format("The background {} has another number than these data, {}.",
                                              other->summary.name, data.node.name);
        else if (count > 1)
            data.backgroundNote = fmt::format("None of the {} backgrounds beside these data has their number.", count);
        return;
    }
    const PymodaqMember& background = *found;
    const NodeSummary& summary = background.summary;
    if (!isMeantFor(background, subject))
        data.backgroundNote =
            fmt::format("The background {} belongs to {}, these data are {}.", summary.name,
                        quoted(summary.title, labelOf(background, subject)), quoted(data.title, data.label));
    else if (!holdsNumbers(summary))
        data.backgroundNote = fmt::format("The background {} holds no numbers that can be subtracted.", summary.name);
    else if (hasComplexNumbers(summary) && !hasComplexNumbers(data.node))
        data.backgroundNote =
            fmt::format("The background {} is complex, these data are real: it is not subtracted.", summary.name);
    else if (!broadcasts(summary.space.shape, subject.shape()))
        data.backgroundNote =
            fmt::format("The background {} has the shape {}, which does not fit the shape {} of the data.",
                        summary.name, formatShape(summary.space.shape), formatShape(subject.shape()));
    else
        data.backgroundPath = summary.path;
}

void findErrors(Subject& subject, const PymodaqMember& self, const std::vector<PymodaqMember>& beside)
{
    const auto found = std::ranges::find_if(beside, [&](const PymodaqMember& member) {
        return member.role == PymodaqRole::Error && member.nameNumber == self.nameNumber;
    });
    if (found == beside.end())
        return;
    const NodeSummary& summary = found->summary;
    const auto element = elementTypeOf(summary.dataType);
    if (!holdsNumbers(summary) || !element || isComplex(element->kind))
        subject.notes.add(fmt::format("The errors {} were left aside: they are no real numbers.", summary.path));
    else if (summary.space.shape != subject.shape())
        subject.notes.add(fmt::format("The errors {} were left aside: their shape {} is not the shape {} of the data.",
                                      summary.path, formatShape(summary.space.shape), formatShape(subject.shape())));
    else
        subject.data.errorPath = summary.path;
}

} // namespace h5scout::data
