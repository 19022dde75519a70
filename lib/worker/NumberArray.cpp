// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberArray.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "h5scout/backend/Errors.h"
#include "h5scout/worker/Session.h"

#include "BadRequest.h"

namespace h5scout::worker
{

namespace
{

/// HDF5 reads scattered elements of a contiguous array through a buffer of this size.
constexpr std::uint64_t kContiguousBlockBytes = 64U << 10U;

/// As many elements in C order as fit into kContiguousBlockBytes.
Shape contiguousBlock(const Shape& shape, std::size_t elementBytes)
{
    Shape block(shape.size(), 1);
    std::uint64_t left = std::max<std::uint64_t>(kContiguousBlockBytes / std::max<std::size_t>(elementBytes, 1), 1);
    for (std::size_t dimension = shape.size(); dimension-- > 0 && left > 1;) {
        block[dimension] = std::clamp<std::uint64_t>(shape[dimension], 1, left);
        left /= block[dimension];
    }
    return block;
}

} // namespace

NumberArray::NumberArray(const Session& session, const std::string& path, std::string attempt)
    : m_array(session.backend().getNode(path))
    , m_attempt(std::move(attempt))
    , m_file(session.backend().fileName())
{
    const SpaceInfo space = m_array.space();
    if (space.kind == SpaceInfo::Kind::Null)
        refuse("The array has no elements (a null dataspace).");
    m_shape = space.shape;
    const DataType dataType = m_array.dataType();
    if (dataType.typeClass == TypeClass::Array)
        throw NotShownYet("Each of its elements is an array; such elements cannot be drawn yet.",
                          {.attempt = m_attempt, .file = m_file, .node = m_array.path()});
    m_type = m_array.elementType();
    if (!isNumeric(m_type.kind))
        refuse(fmt::format("Its elements are no numbers, their type is {}.", describeType(dataType)));

    m_block = m_array.chunkShape();
    if (m_block.size() != m_shape.size())
        m_block = contiguousBlock(m_shape, m_type.byteSize);
    m_blockBytes = m_type.byteSize;
    for (std::uint64_t& extent : m_block) {
        extent = std::max<std::uint64_t>(extent, 1);
        m_blockBytes = saturatedProduct(m_blockBytes, extent);
    }
}

reduce::Samples NumberArray::samples(std::size_t dimension, std::uint64_t start, std::uint64_t count,
                                     std::uint64_t stride) const
{
    const std::uint64_t extent = m_shape.empty() ? 1 : m_shape[dimension];
    const std::uint64_t step = std::max<std::uint64_t>(stride, 1);
    const auto refuseRange = [&] {
        refuse(fmt::format("The range {} + {} x {} goes beyond the {} elements of dimension {}.", start, count, step,
                           extent, dimension));
    };
    if (start > extent)
        refuseRange();
    const std::uint64_t most = start == extent ? 0 : (extent - start - 1) / step + 1;
    if (count > most)
        refuseRange();
    return {start, count == 0 ? most : count, step};
}

std::vector<reduce::Samples>
NumberArray::samples(const google::protobuf::RepeatedPtrField<protocol::Range>& ranges) const
{
    if (static_cast<std::size_t>(ranges.size()) != m_shape.size())
        refuse(fmt::format("There are {} ranges, the array has {} dimensions.", ranges.size(), m_shape.size()));
    std::vector<reduce::Samples> all;
    for (const protocol::Range& range : ranges)
        all.push_back(samples(all.size(), range.start(), range.count(), range.stride()));
    return all;
}

Selection NumberArray::selectionAt(const google::protobuf::RepeatedField<std::uint64_t>& index,
                                   const std::vector<std::size_t>& shown) const
{
    if (static_cast<std::size_t>(index.size()) != m_shape.size() && !m_shape.empty())
        refuse(fmt::format("The index has {} numbers, the array {} dimensions.", index.size(), m_shape.size()));
    Selection selection;
    for (std::size_t dimension = 0; dimension < m_shape.size(); ++dimension) {
        const bool isShown = std::ranges::find(shown, dimension) != shown.end();
        const std::uint64_t position = isShown ? 0 : index[static_cast<int>(dimension)];
        if (!isShown && position >= m_shape[dimension])
            refuse(fmt::format("The index {} lies outside of dimension {}, which has {} elements.", position, dimension,
                               m_shape[dimension]));
        selection.push_back({position, 1, 1});
    }
    return selection;
}

void NumberArray::refuse(std::string reason) const
{
    throw BadRequest(std::move(reason), {.attempt = m_attempt, .file = m_file, .node = m_array.path()});
}

Selection selectionOf(std::span<const reduce::Samples> place)
{
    Selection selection;
    for (const reduce::Samples& samples : place)
        selection.push_back({samples.start, samples.count, samples.stride});
    return selection;
}

std::vector<reduce::Samples> placeOf(const Selection& selection)
{
    std::vector<reduce::Samples> place;
    for (const SelectionRange& range : selection)
        place.push_back({range.start, range.count, range.stride});
    return place;
}

reduce::Component componentOf(protocol::Component component) noexcept
{
    switch (component) {
    case protocol::COMPONENT_REAL:
        return reduce::Component::Real;
    case protocol::COMPONENT_IMAGINARY:
        return reduce::Component::Imaginary;
    case protocol::COMPONENT_AMPLITUDE:
        return reduce::Component::Amplitude;
    case protocol::COMPONENT_PHASE:
        return reduce::Component::Phase;
    default:
        return reduce::Component::Value;
    }
}

} // namespace h5scout::worker
