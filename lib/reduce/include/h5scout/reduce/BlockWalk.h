// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "h5scout/reduce/ImageSampler.h"

namespace h5scout::reduce
{

/// left * right, or UINT64_MAX where that does not fit.
std::uint64_t saturatedProduct(std::uint64_t left, std::uint64_t right) noexcept;
/// Elements of `ranges`, UINT64_MAX where that does not fit: 1 for a scalar's empty ranges.
std::uint64_t elementsOf(std::span<const Samples> ranges) noexcept;

/// What a piece takes: about `aim` bytes of blocks, or one block if that is larger, but never more than `most` bytes of
/// elements.
struct PieceBytes
{
    std::uint64_t aim;
    std::uint64_t most;
};

/// Divides a part of an array into pieces along the blocks in which the file stores it (chunks), in the order in which
/// they lie there, so that no block is touched by two pieces unless it alone exceeds PieceBytes::most.
class BlockWalk
{
public:
    /// `ranges`: one a dimension, none for a scalar. `block`: as many extents, none of them 0.
    BlockWalk(std::vector<Samples> ranges, std::vector<std::uint64_t> block, std::uint64_t elementBytes,
              PieceBytes bytes);

    bool isAtEnd() const noexcept { return m_isAtEnd; }
    /// Where the piece lies, one range a dimension. Not at the end.
    const std::vector<Samples>& place() const noexcept { return m_place; }
    std::uint64_t pieceElements() const noexcept { return elementsOf(m_place); }
    void advance();

private:
    /// How a dimension is divided: at the multiples of `length`; or in groups of `samples` where the elements are so
    /// far apart that each lies in a block of its own.
    struct Division
    {
        std::uint64_t length = 0;
        std::uint64_t samples = 0;
    };

    std::uint64_t samplesAtMost(std::size_t dimension) const;
    void widen(std::uint64_t aim, std::uint64_t blockBytes);
    void narrow(std::uint64_t mostElements);
    void setPlace(std::size_t dimension, std::uint64_t first);

    std::vector<Samples> m_ranges;
    std::vector<Division> m_divisions;
    std::vector<std::uint64_t> m_first; ///< of each range: number of the piece's first sample
    std::vector<Samples> m_place;
    bool m_isAtEnd = false;
};

} // namespace h5scout::reduce
