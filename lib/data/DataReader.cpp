// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/data/DataReader.h"

#include <utility>

namespace h5scout
{

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
    {}

    H5Backend backend;
    std::uint64_t mostAxisValues = 262'144;
};

DataReader::DataReader(H5Backend backend)
    : m_d(std::make_unique<Private>(std::move(backend)))
{}

DataReader::~DataReader() = default;

void DataReader::limitAxisValues(std::uint64_t most)
{
    m_d->mostAxisValues = most;
}

std::optional<DataWithAxes> DataReader::describe(const std::string& path)
{
    DataWithAxes data;
    data.node = m_d->backend.getNode(path).summary();
    if (!holdsNumbers(data.node))
        return std::nullopt;
    data.title = data.node.title;
    return data;
}

std::vector<std::string> DataReader::plottedArrays(const std::string& path)
{
    const NodeSummary summary = m_d->backend.getNode(path).summary();
    return holdsNumbers(summary) ? std::vector<std::string>{summary.path} : std::vector<std::string>{};
}

DataReader::Siblings DataReader::siblings(const std::string& path)
{
    return {plottedArrays(path), false};
}

} // namespace h5scout
