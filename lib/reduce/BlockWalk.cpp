// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/BlockWalk.h"

#include <algorithm>
#include <utility>

namespace h5scout::reduce
{

std::uint64_t saturatedProduct(std::uint64_t left, std::uint64_t right) noexcept
{
    if (left != 0 && right > UINT64_MAX / left)
        return UINT64_MAX;
    return left * right;
}

std::uint64_t elementsOf(std::span<const Samples> ranges) noexcept
{
    std::uint64_t count = 1;
    for (const Samples& range : ranges) {
        if (range.count == 0)
            return 0;
        count = saturatedProduct(count, range.count);
    }
    return count;
}

BlockWalk::BlockWalk(std::vector<Samples> ranges, std::vector<std::uint64_t> block, std::uint64_t elementBytes,
                     PieceBytes bytes)
    : m_ranges(std::move(ranges))
    , m_divisions(m_ranges.size())
    , m_first(m_ranges.size())
    , m_place(m_ranges)
    , m_isAtEnd(elementsOf(m_ranges) == 0)
{
    std::uint64_t blockBytes = elementBytes;
    for (std::size_t dimension = 0; dimension < m_ranges.size(); ++dimension) {
        if (m_ranges[dimension].stride > block[dimension])
            m_divisions[dimension].samples = 1;
        else
            m_divisions[dimension].length = block[dimension];
        blockBytes = saturatedProduct(blockBytes, block[dimension]);
    }
    if (m_isAtEnd)
        return;
    widen(bytes.aim, blockBytes);
    narrow(std::max<std::uint64_t>(bytes.most / std::max<std::uint64_t>(elementBytes, 1), 1));
    for (std::size_t dimension = 0; dimension < m_ranges.size(); ++dimension)
        setPlace(dimension, 0);
}

/// Several blocks a piece, the fastest dimensions first.
void BlockWalk::widen(std::uint64_t aim, std::uint64_t blockBytes)
{
    std::uint64_t blocks = aim / std::max<std::uint64_t>(blockBytes, 1);
    for (std::size_t dimension = m_ranges.size(); dimension-- > 0 && blocks > 1;) {
        Division& division = m_divisions[dimension];
        const Samples& range = m_ranges[dimension];
        const std::uint64_t spanned =
            division.length > 0 ? (range.end() - 1) / division.length - range.start / division.length + 1 : range.count;
        const std::uint64_t factor = std::min(blocks, spanned);
        division.length = saturatedProduct(division.length, factor);
        division.samples *= factor;
        blocks /= factor;
    }
}

/// Less than a block a piece, where blocks are huge: the slowest dimensions first.
void BlockWalk::narrow(std::uint64_t mostElements)
{
    for (std::size_t dimension = 0; dimension < m_ranges.size(); ++dimension) {
        std::uint64_t others = 1;
        for (std::size_t other = 0; other < m_ranges.size(); ++other)
            if (other != dimension)
                others = saturatedProduct(others, samplesAtMost(other));
        const std::uint64_t samples = samplesAtMost(dimension);
        if (saturatedProduct(others, samples) <= mostElements)
            return;
        m_divisions[dimension] = {0, std::max<std::uint64_t>(mostElements / others, 1)};
    }
}

std::uint64_t BlockWalk::samplesAtMost(std::size_t dimension) const
{
    const Samples& range = m_ranges[dimension];
    const Division& division = m_divisions[dimension];
    const std::uint64_t samples = division.length > 0 ? (division.length - 1) / range.stride + 1 : division.samples;
    return std::min(samples, range.count);
}

void BlockWalk::setPlace(std::size_t dimension, std::uint64_t first)
{
    const Samples& range = m_ranges[dimension];
    const Division& division = m_divisions[dimension];
    const std::uint64_t start = range.start + first * range.stride;
    std::uint64_t count = division.samples;
    if (division.length > 0)
        count = (division.length - start % division.length - 1) / range.stride + 1;
    m_first[dimension] = first;
    m_place[dimension] = {start, std::min(count, range.count - first), range.stride};
}

void BlockWalk::advance()
{
    for (std::size_t dimension = m_ranges.size(); dimension-- > 0;) {
        const std::uint64_t next = m_first[dimension] + m_place[dimension].count;
        if (next < m_ranges[dimension].count) {
            setPlace(dimension, next);
            return;
        }
        setPlace(dimension, 0);
    }
    m_isAtEnd = true;
}

} // namespace h5scout::reduce
