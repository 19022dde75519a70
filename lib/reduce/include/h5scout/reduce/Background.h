// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "h5scout/reduce/ImageSampler.h"
#include "h5scout/value/Shape.h"

namespace h5scout::reduce
{

/// How a background lies under an array: aligned at the last dimension, repeated along the dimensions that it lacks or
/// where its extent is 1, as NumPy broadcasts. Leading extents of 1 beyond the array's rank are left aside.
class Broadcast
{
public:
    /// Empty if a background of that shape does not fit under an array of shape `data`.
    static std::optional<Broadcast> of(const Shape& background, const Shape& data);

    /// The part of the background that lies under a part of the array, one range for each of the background's
    /// dimensions.
    std::vector<Samples> under(std::span<const Samples> place) const;
    /// For each dimension of the array: how many elements of a background piece, which holds what under() says in C
    /// order, a step goes on.
    std::vector<std::uint64_t> stepsThroughPiece(std::span<const Samples> place) const;
    /// The same for the whole background in C order, where `start` is set to the element under the first one.
    std::vector<std::uint64_t> stepsThroughWhole(std::span<const Samples> place, std::uint64_t& start) const;

private:
    Broadcast(const Shape& background, std::size_t dataRank);

    Shape m_background;
    std::size_t m_dataRank;
};

/// Subtracts from a part of an array, of shape `counts` in C order, the background: its first element at `background`,
/// a step along a dimension goes on by `steps` there.
void subtract(std::span<double> numbers, std::span<const std::uint64_t> counts, std::span<const double> background,
              std::span<const std::uint64_t> steps);
void subtract(std::span<std::complex<double>> numbers, std::span<const std::uint64_t> counts,
              std::span<const std::complex<double>> background, std::span<const std::uint64_t> steps);

} // namespace h5scout::reduce
