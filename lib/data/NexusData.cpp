// SPDX-License-Identifier: GPL-3.0-or-later
#include "NexusData.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "h5scout/data/DataReader.h"

namespace h5scout::data
{

namespace
{

constexpr std::uint64_t kMostChildren = 256;
constexpr std::size_t kMostAxes = 64;
constexpr std::ptrdiff_t kMostAxesPerDimension = 8;

/// "x:y", "[x,y]": how an attribute of the signal, and of some groups, lists its axes.
std::vector<std::string> splitNames(const std::string& text)
{
    constexpr std::string_view kSeparators = ":,[] ";
    std::vector<std::string> names;
    for (std::size_t start = text.find_first_not_of(kSeparators); start != std::string::npos;) {
        const std::size_t end = text.find_first_of(kSeparators, start);
        names.push_back(text.substr(start, end - start));
        start = text.find_first_not_of(kSeparators, end);
    }
    return names;
}

/// An axis by its name and the dimension it belongs to.
struct NamedAxis
{
    std::string name;
    std::int64_t dimension = 0;
};

class NexusRule
{
public:
    NexusRule(const NexusGroup& nexus, Subject& subject, AxisReader& reader)
        : m_nexus(nexus)
        , m_subject(subject)
        , m_reader(reader)
        , m_groupAttributes(nexus.group, subject.notes)
    {}

    void fill()
    {
        DataWithAxes& data = m_subject.data;
        data.rule = DataWithAxes::Rule::Nexus;
        fillTexts();
        for (const NamedAxis& axis : namedAxes())
            addAxis(axis);
        std::ranges::stable_sort(data.axes, {},
                                 [](const Axis& axis) { return std::pair(axis.dimension, axis.spreadOrder); });
        data.isSpread = std::ranges::adjacent_find(data.axes, {}, &Axis::dimension) != data.axes.end();
        data.ruleNote = m_axesSource.empty() ? fmt::format("the NXdata group {} names no axes", m_nexus.group.path())
                                             : m_axesSource;
        findErrors();
    }

private:
    void fillTexts()
    {
        DataWithAxes& data = m_subject.data;
        data.title = titleOfGroup();
        if (data.title.empty())
            data.title = boundedText(data.node.title);
        data.label = m_subject.attributes.text("long_name");
        if (data.label.empty())
            data.label = boundedText(data.node.name);
        data.units = m_subject.attributes.text("units");
    }

    /// A child `title` of NXdata, else an attribute of it.
    std::string titleOfGroup()
    {
        try {
            if (m_nexus.group.hasChild("title")) {
                const CArray title(m_nexus.group.child("title"));
                const NdArray text = title.read(std::uint64_t{64} << 10);
                if (text.size() == 1 && !isNumeric(text.type().kind))
                    return boundedText(text.toText(0));
            }
        } catch (const Error&) { // the title matters little
        }
        return m_groupAttributes.has("title") ? m_groupAttributes.text("title") : std::string();
    }

    std::vector<NamedAxis> namedAxes()
    {
        std::vector<std::string> names = m_nexus.axes;
        if (names.size() == 1 && names.front().find_first_of(":,[") != std::string::npos)
            names = splitNames(names.front());
        if (!names.empty()) {
            m_axesSource = fmt::format("the attributes of the NXdata group {}", m_nexus.group.path());
        } else if (m_subject.attributes.has("axes")) {
            for (const std::string& text : m_subject.attributes.texts("axes"))
                std::ranges::copy(splitNames(text), std::back_inserter(names));
            m_axesSource = fmt::format("the attribute 'axes' of the signal {}", m_subject.data.node.name);
        }
        if (names.empty())
            return axesByAttribute();
        std::vector<NamedAxis> axes;
        for (std::size_t i = 0; i < std::min(names.size(), kMostAxes); ++i) {
            if (names[i] != "." && !names[i].empty())
                axes.push_back({names[i], static_cast<std::int64_t>(i)});
        }
        return withIndices(std::move(axes));
    }

    /// The attribute NAME_indices of the group tells the dimensions of the axis NAME.
    std::vector<NamedAxis> withIndices(std::vector<NamedAxis> axes)
    {
        std::erase_if(axes, [&](NamedAxis& axis) {
            const std::string attribute = axis.name + "_indices";
            if (!m_groupAttributes.has(attribute))
                return false;
            const auto dimensions = m_groupAttributes.integers(attribute);
            if (!dimensions || dimensions->empty())
                return false;
            if (dimensions->size() > 1) {
                m_subject.notes.add(
                    fmt::format("The axis {} was left aside: it spans {} dimensions.", axis.name, dimensions->size()));
                return true;
            }
            axis.dimension = dimensions->front();
            return false;
        });
        return axes;
    }

    /// Before 2014: attribute `axis` of the axis, which counts dimensions from 1; of several the one that is `primary`.
    std::vector<NamedAxis> axesByAttribute()
    {
        std::vector<NamedAxis> axes;
        for (const std::string& name : m_nexus.group.childrenNames(0, kMostChildren)) {
            const Node child = m_nexus.group.child(name);
            if (!isArrayKind(child.kind()))
                continue;
            const NodeAttributes attributes(child, m_subject.notes);
            const auto axis = attributes.has("axis") ? attributes.integer("axis") : std::nullopt;
            if (!axis)
                continue;
            const auto known = std::ranges::find(axes, *axis - 1, &NamedAxis::dimension);
            if (known == axes.end())
                axes.push_back({name, *axis - 1});
            else if (attributes.has("primary") && attributes.integer("primary") == 1)
                known->name = name;
        }
        if (!axes.empty())
            m_axesSource = fmt::format("the attributes 'axis' in {}", m_nexus.group.path());
        return axes;
    }

    void addAxis(const NamedAxis& named)
    {
        if (named.dimension < 0 || static_cast<std::uint64_t>(named.dimension) >= m_subject.rank()) {
            m_subject.notes.add(
                fmt::format("The axis {} was left aside: it is one of dimension {}, the array has {} dimensions.",
                            named.name, named.dimension, m_subject.rank()));
            return;
        }
        const auto dimension = static_cast<std::uint32_t>(named.dimension);
        const auto order = std::ranges::count(m_subject.data.axes, dimension, &Axis::dimension);
        try {
            const Node node = m_nexus.group.child(named.name);
            const NodeAttributes attributes(node, m_subject.notes);
            AxisCandidate candidate{node, node.summary()};
            candidate.dimension = dimension;
            candidate.spreadOrder = static_cast<std::uint32_t>(order);
            candidate.label = attributes.text("long_name");
            if (candidate.label.empty())
                candidate.label = boundedText(named.name);
            candidate.units = attributes.text("units");
            candidate.calendar = attributes.text("calendar");
            candidate.start = attributes.text("start");
            candidate.mayBeEdges = true;
            if (order >= kMostAxesPerDimension)
                return;
            if (auto axis = readAxis(candidate, m_subject, m_reader))
                m_subject.data.axes.push_back(std::move(*axis));
        } catch (const Error&) {
            m_subject.notes.add(fmt::format("The axis {} that the NXdata group names is not in it.", named.name));
        }
    }

    void findErrors()
    {
        const std::string& name = m_subject.data.node.name;
        std::vector<std::string> names{name + "_errors"};
        if (name == m_nexus.signal)
            names.emplace_back("errors");
        if (m_subject.attributes.has("uncertainties"))
            names.push_back(m_subject.attributes.text("uncertainties"));
        for (const std::string& errors : names) {
            if (errors.empty() || !m_nexus.group.hasChild(errors))
                continue;
            const NodeSummary summary = m_nexus.group.childSummary(errors);
            const auto element = elementTypeOf(summary.dataType);
            if (holdsNumbers(summary) && !isComplex(element->kind) && summary.space.shape == m_subject.shape()) {
                m_subject.data.errorPath = summary.path;
                return;
            }
            m_subject.notes.add(fmt::format("The errors {} were left aside: they are no real numbers of the shape {}.",
                                            summary.path, formatShape(m_subject.shape())));
        }
    }

    const NexusGroup& m_nexus;
    Subject& m_subject;
    AxisReader& m_reader;
    NodeAttributes m_groupAttributes;
    std::string m_axesSource;
};

} // namespace

bool fillFromNexus(const H5Backend& backend, Subject& subject, AxisReader& reader)
{
    const std::string parent = parentOfPath(subject.data.node.path);
    if (parent.empty())
        return false;
    try {
        std::vector<std::string> groupNotes;
        Notes notes(groupNotes);
        const auto nexus = nexusGroupOf(backend.getNode(parent), notes);
        if (!nexus || !nexus->isSignal(subject.data.node.name))
            return false;
        NexusRule(*nexus, subject, reader).fill();
        if (nexus->signalPaths().front() == subject.data.node.path) { // once is enough
            for (const std::string& note : groupNotes)
                subject.notes.add(note);
        }
        return true;
    } catch (const Error&) { // a group that cannot be read says nothing
        return subject.data.rule == DataWithAxes::Rule::Nexus;
    }
}

} // namespace h5scout::data
