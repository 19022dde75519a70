// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/data/DataReader.h"

#include <algorithm>
#include <utility>

#include "AxisReader.h"
#include "DimensionScales.h"
#include "NexusData.h"
#include "PymodaqData.h"

namespace h5scout
{

namespace
{

/// Children of a group that are looked at for siblings.
constexpr std::uint64_t kMostChildren = 1024;

} // namespace

bool holdsNumbers(const NodeSummary& summary)
{
    if (!isArrayKind(summary.kind) || summary.dataType.typeClass == TypeClass::Array)
        return false;
    if (summary.space.kind != SpaceInfo::Kind::Simple && summary.space.kind != SpaceInfo::Kind::Scalar)
        return false;
    const std::optional<ElementType> element = elementTypeOf(summary.dataType);
    return element && isNumeric(element->kind);
}

class DataReader::Private
{
public:
    explicit Private(H5Backend openBackend)
        : backend(std::move(openBackend))
        , pymodaq(backend, axes)
    {}

    void fillWithoutRule(data::Subject& subject) const;
    /// Data of the role `isWanted` right in a group.
    template <typename Predicate>
    std::vector<std::string> pymodaqPaths(const std::string& group, Predicate isWanted)
    {
        std::vector<std::string> paths;
        for (const data::PymodaqMember& member : pymodaq.members(group)) {
            if (isWanted(member.role) && holdsNumbers(member.summary))
                paths.push_back(member.summary.path);
        }
        return paths;
    }
    std::vector<std::string> arraysBeside(const NodeSummary& array, bool& areMore) const;

    H5Backend backend;
    data::AxisReader axes;
    data::PymodaqData pymodaq;
};

/// What many programs call so, whatever they follow else.
void DataReader::Private::fillWithoutRule(data::Subject& subject) const
{
    DataWithAxes& data = subject.data;
    data.title = data::boundedText(data.node.title);
    data.label = subject.attributes.text("label");
    if (data.label.empty())
        data.label = subject.attributes.text("long_name");
    data.units = subject.attributes.text("units");
}

std::vector<std::string> DataReader::Private::arraysBeside(const NodeSummary& array, bool& areMore) const
{
    const Group group(backend.getNode(parentOfPath(array.path)));
    areMore = group.childCount() > kMostChildren;
    std::vector<std::string> paths;
    for (const NodeSummary& child : group.childSummaries(0, kMostChildren)) {
        if (child.path == array.path || (holdsNumbers(child) && child.space.shape.size() == array.space.shape.size()))
            paths.push_back(child.path);
    }
    return paths;
}

DataReader::DataReader(H5Backend backend)
    : m_d(std::make_unique<Private>(std::move(backend)))
{}

DataReader::~DataReader() = default;

void DataReader::limitAxisValues(std::uint64_t most)
{
    m_d->axes.limitValues(most);
}

std::optional<DataWithAxes> DataReader::describe(const std::string& path)
{
    const Node node = m_d->backend.getNode(path);
    DataWithAxes data;
    data.node = node.summary();
    if (!holdsNumbers(data.node))
        return std::nullopt;
    data::Subject subject(node, data);
    if (m_d->pymodaq.fill(subject) || data::fillFromNexus(m_d->backend, subject, m_d->axes))
        return data;
    m_d->fillWithoutRule(subject);
    data::fillFromDimensionScales(m_d->backend, subject, m_d->axes);
    return data;
}

std::vector<std::string> DataReader::plottedArrays(const std::string& path)
{
    const Node node = m_d->backend.getNode(path);
    const NodeSummary summary = node.summary();
    if (isArrayKind(summary.kind))
        return holdsNumbers(summary) ? std::vector<std::string>{summary.path} : std::vector<std::string>{};
    if (summary.kind != NodeKind::Group)
        return {};
    if (const auto plot = data::defaultPlotOf(m_d->backend, node)) {
        std::vector<std::string> ignored;
        data::Notes notes(ignored);
        const auto nexus = data::nexusGroupOf(*plot, notes);
        return nexus ? nexus->signalPaths() : plottedArrays(plot->path());
    }
    return m_d->pymodaqPaths(summary.path, data::isMeasured);
}

DataReader::Siblings DataReader::siblings(const std::string& path)
{
    const Node node = m_d->backend.getNode(path);
    const NodeSummary summary = node.summary();
    if (!holdsNumbers(summary))
        return {plottedArrays(path), false};
    Siblings result;
    const std::string group = parentOfPath(summary.path);
    const data::PymodaqRole role = data::memberOf(node).role;
    if (role != data::PymodaqRole::None) {
        result.paths = m_d->pymodaqPaths(group, [role](data::PymodaqRole other) { return other == role; });
    } else {
        std::vector<std::string> ignored;
        data::Notes notes(ignored);
        const auto nexus = data::nexusGroupOf(m_d->backend.getNode(group), notes);
        result.paths =
            nexus && nexus->isSignal(summary.name) ? nexus->signalPaths() : m_d->arraysBeside(summary, result.areMore);
    }
    if (std::ranges::find(result.paths, summary.path) == result.paths.end())
        result.paths.push_back(summary.path); // a group so large that it was not come to
    return result;
}

} // namespace h5scout
