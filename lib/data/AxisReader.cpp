// SPDX-License-Identifier: GPL-3.0-or-later
#include "AxisReader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace h5scout::data
{

namespace
{

constexpr std::uint64_t kMostWholeBytes = std::uint64_t{16} << 20;
/// What sampling a longer axis may take from the file, chunks counted whole.
constexpr std::uint64_t kMostSampledBytes = std::uint64_t{32} << 20;
/// HDF5 reads single elements of a contiguous array through a buffer of this size.
constexpr std::uint64_t kContiguousBlockBytes = std::uint64_t{64} << 10;
constexpr std::uint64_t kBlockValues = 4096;
constexpr std::uint64_t kMostBlocks = 32;
constexpr std::uint64_t kMostKnownValues = std::uint64_t{2} << 20;
constexpr std::size_t kMostKnownAxes = 64;

/// The positions along the one dimension of an array that is longer than 1.
class Line
{
public:
    explicit Line(const Node& node)
        : m_array(node)
        , m_shape(m_array.shape())
        , m_kind(m_array.elementType().kind)
    {
        const auto longest = std::max_element(m_shape.begin(), m_shape.end());
        m_dimension = static_cast<std::size_t>(longest - m_shape.begin());
        const Shape chunk = m_array.chunkShape();
        const std::uint64_t chunkElements = chunk.empty() ? 0 : elementCount(chunk).value_or(UINT64_MAX);
        m_pieceBytes = std::max(kContiguousBlockBytes,
                                chunkElements > kMostSampledBytes ? UINT64_MAX : chunkElements * elementBytes());
    }

    ElementKind kind() const { return m_kind; }
    std::uint64_t elementBytes() const { return std::max<std::uint64_t>(m_array.elementType().byteSize, 1); }
    /// What HDF5 reads to give one element.
    std::uint64_t pieceBytes() const { return m_pieceBytes; }

    std::vector<double> read(std::uint64_t start, std::uint64_t count) const
    {
        Selection selection(m_shape.size(), {0, 1, 1});
        if (!m_shape.empty())
            selection[m_dimension] = {start, count, 1};
        const NdArray elements = m_array.read(selection, kMostWholeBytes);
        std::vector<double> values(elements.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = elements.toDouble(i);
        return values;
    }

private:
    CArray m_array;
    Shape m_shape;
    ElementKind m_kind;
    std::size_t m_dimension = 0;
    std::uint64_t m_pieceBytes = 0;
};

/// Judges a very long axis by blocks of neighbours, evenly spread from its first to its last position.
AxisPositions uniformBySamples(const Line& line, std::uint64_t count)
{
    AxisPositions result;
    result.isJudgedFromSamples = true;
    result.spacing = Axis::Spacing::Scattered;
    result.first = line.read(0, 1).front();
    const double last = line.read(count - 1, 1).front();
    result.step = (last - result.first) / static_cast<double>(count - 1);
    const double tolerance = uniformTolerance(result.first, last, count, line.kind());
    if (result.step == 0 || !std::isfinite(result.step))
        return result;
    const std::uint64_t blocks = std::clamp<std::uint64_t>(kMostSampledBytes / 2 / line.pieceBytes(), 2, kMostBlocks);
    for (std::uint64_t block = 0; block < blocks; ++block) {
        const std::uint64_t start = (count - kBlockValues) / (blocks - 1) * block;
        const std::vector<double> values = line.read(start, kBlockValues);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double expected = result.first + static_cast<double>(start + i) * result.step;
            if (!(std::abs(values[i] - expected) <= tolerance)) // NaN too
                return result;
        }
    }
    result.spacing = Axis::Spacing::Uniform;
    return result;
}

AxisPositions readBySamples(const Line& line, std::uint64_t count, std::uint64_t mostValues)
{
    AxisPositions result = uniformBySamples(line, count);
    if (result.spacing == Axis::Spacing::Uniform)
        return result;
    const std::uint64_t affordable = std::max<std::uint64_t>(kMostSampledBytes / line.pieceBytes(), 2);
    const std::uint64_t stride = strideFor(count, std::min(mostValues, affordable));
    std::vector<double> values;
    for (std::uint64_t position = 0; position < count; position += stride)
        values.push_back(line.read(position, 1).front());
    if ((count - 1) % stride != 0)
        values.push_back(line.read(count - 1, 1).front());
    AxisPositions sampled = classify(values, line.kind());
    if (sampled.spacing == Axis::Spacing::Uniform) { // between the samples it is not
        sampled.spacing = Axis::Spacing::Monotonic;
        sampled.values = std::move(values);
    }
    sampled.valueStride = stride;
    sampled.isJudgedFromSamples = true;
    return sampled;
}

} // namespace

void AxisReader::limitValues(std::uint64_t most)
{
    m_mostValues = std::max<std::uint64_t>(most, 2);
    m_known.clear();
    m_knownValues = 0;
}

std::variant<std::uint64_t, AxisFault> AxisReader::lengthOf(const NodeSummary& summary)
{
    if (summary.error)
        return AxisFault{"it cannot be read"};
    if (!isArrayKind(summary.kind) || summary.dataType.typeClass == TypeClass::Array)
        return AxisFault{"it is no array of numbers"};
    const std::optional<ElementType> element = elementTypeOf(summary.dataType);
    if (!element || !isNumeric(element->kind))
        return AxisFault{fmt::format("its elements are no numbers, their type is {}", describeType(summary.dataType))};
    if (isComplex(element->kind))
        return AxisFault{"its numbers are complex"};
    if (summary.space.kind == SpaceInfo::Kind::Scalar)
        return std::uint64_t{1};
    if (summary.space.kind != SpaceInfo::Kind::Simple)
        return AxisFault{"it has no elements"};
    const Shape& shape = summary.space.shape;
    if (std::ranges::count_if(shape, [](std::uint64_t extent) { return extent != 1; }) > 1)
        return AxisFault{fmt::format("it has more than one dimension, its shape is {}", formatShape(shape))};
    return std::accumulate(shape.begin(), shape.end(), std::uint64_t{1}, std::multiplies<>());
}

const AxisPositions& AxisReader::positions(const NodeSummary& summary, const Node& node, std::uint64_t count)
{
    const Key key(summary.path, count);
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second;
    AxisPositions result;
    if (count > 0) {
        const Line line(node);
        if (count <= kMostWholeBytes / line.elementBytes()) {
            result = classify(line.read(0, count), line.kind());
            thinOut(result, m_mostValues);
        } else {
            result = readBySamples(line, count, m_mostValues);
        }
    }
    if (m_known.size() >= kMostKnownAxes || m_knownValues + result.values.size() > kMostKnownValues) {
        m_known.clear();
        m_knownValues = 0;
    }
    m_knownValues += result.values.size();
    return m_known.insert_or_assign(key, std::move(result)).first->second;
}

} // namespace h5scout::data
