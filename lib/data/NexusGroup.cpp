// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "NexusData.h"
#include "h5scout/value/Shape.h"

namespace h5scout::data
{

namespace
{

constexpr std::uint64_t kMostChildren = 256;
constexpr std::size_t kMostAuxiliary = 64;
constexpr int kMostSteps = 32;

/// Before 2014 the signal's own attribute `signal` (a number, or its digits) said that it is one; 1 is the main one.
bool hasSignalAttribute(const Node& array, Notes& notes)
{
    const NodeAttributes attributes(array, notes);
    if (!attributes.has("signal"))
        return false;
    std::vector<std::string> ignored;
    Notes unsaid(ignored);
    const NodeAttributes quietly(array, unsaid);
    return quietly.integer("signal") == 1 || quietly.text("signal") == "1";
}

std::string signalByChildren(const Group& group, Notes& notes)
{
    for (const std::string& name : group.childrenNames(0, kMostChildren)) {
        const Node child = group.child(name);
        if (isArrayKind(child.kind()) && hasSignalAttribute(child, notes))
            return name;
    }
    return {};
}

/// An auxiliary signal shares the axes of the signal, and so must have its shape.
bool isUsable(const NexusGroup& nexus, const std::string& name, Notes& notes)
{
    if (!nexus.group.hasChild(name)) {
        notes.add(
            fmt::format("The auxiliary signal {} that the group {} names is not in it.", name, nexus.group.path()));
        return false;
    }
    const std::vector<std::string> known = nexus.signalPaths();
    if (known.empty())
        return true;
    const Shape shape = nexus.group.childSummary(name).space.shape;
    const Shape wanted = nexus.group.childSummary(nameOfPath(known.front())).space.shape;
    if (shape == wanted)
        return true;
    notes.add(fmt::format("The auxiliary signal {} was left aside: its shape {} is not the shape {} of {}.", name,
                          formatShape(shape), formatShape(wanted), nameOfPath(known.front())));
    return false;
}

} // namespace

bool NexusGroup::isSignal(const std::string& name) const
{
    return name == signal || std::ranges::find(auxiliary, name) != auxiliary.end();
}

std::vector<std::string> NexusGroup::signalPaths() const
{
    std::vector<std::string> paths;
    if (!signal.empty())
        paths.push_back(childPath(group.path(), signal));
    for (const std::string& name : auxiliary)
        paths.push_back(childPath(group.path(), name));
    return paths;
}

std::optional<NexusGroup> nexusGroupOf(const Node& node, Notes& notes)
{
    if (node.kind() != NodeKind::Group)
        return std::nullopt;
    try {
        const NodeAttributes attributes(node, notes);
        const bool isDeclared = attributes.has("NX_class") && attributes.text("NX_class") == "NXdata";
        if (!isDeclared && !attributes.has("signal"))
            return std::nullopt;
        NexusGroup result{Group(node), {}, {}, {}};
        if (attributes.has("signal"))
            result.signal = attributes.text("signal");
        if (!result.signal.empty() && !result.group.hasChild(result.signal)) {
            notes.add("The signal that the group " + node.path() + " names is not in it.");
            result.signal.clear();
        }
        if (result.signal.empty() && isDeclared)
            result.signal = signalByChildren(result.group, notes);
        for (std::string& name : attributes.texts("auxiliary_signals")) {
            if (result.auxiliary.size() < kMostAuxiliary && name != result.signal && isUsable(result, name, notes))
                result.auxiliary.push_back(std::move(name));
        }
        result.axes = attributes.texts("axes");
        return result;
    } catch (const Error&) { // a group that cannot be listed says nothing
        return std::nullopt;
    }
}

std::optional<Node> defaultPlotOf(const H5Backend& backend, const Node& node)
{
    std::vector<std::string> ignored;
    Notes notes(ignored);
    Node current = node;
    std::vector<std::string> passed;
    for (int step = 0; step < kMostSteps; ++step) {
        if (isArrayKind(current.kind()))
            return current;
        if (current.kind() != NodeKind::Group || std::ranges::find(passed, current.path()) != passed.end())
            return std::nullopt;
        if (const auto group = nexusGroupOf(current, notes); group && !group->signalPaths().empty())
            return current;
        passed.push_back(current.path());
        const std::string next = NodeAttributes(current, notes).text("default");
        if (next.empty())
            return std::nullopt;
        try {
            current = next.front() == '/' ? backend.getNode(next) : backend.getNode(current, next);
        } catch (const Error&) { // it names what is not there
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace h5scout::data
