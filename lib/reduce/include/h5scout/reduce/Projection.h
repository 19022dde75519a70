// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "h5scout/reduce/ImageSampler.h"
#include "h5scout/reduce/Moments.h"

namespace h5scout::reduce
{

enum class Reduction : std::uint8_t { Mean, Sum, Minimum, Maximum, StandardDeviation };

/// An array reduced to one or two of its dimensions while its blocks stream past in any order. NaN is left out;
/// infinities have the effect that they have in numpy. Takes 8 to 32 bytes for each element that is kept.
class Projection
{
public:
    /// Of the elements `ranges` of an array, one range a dimension. Where row and column dimension are the same there
    /// is one row.
    Projection(std::vector<Samples> ranges, std::size_t rowDimension, std::size_t columnDimension, Reduction reduction);

    std::uint64_t width() const noexcept { return m_ranges[m_columnDimension].count; }
    std::uint64_t height() const noexcept;

    /// Takes the numbers of a block in C order, which lie at `place` in the array: a part of `ranges`.
    void add(std::span<const double> numbers, std::span<const Samples> place);

    /// Row by row; NaN where no number has been seen (yet), for sums too.
    std::vector<double> values() const;

private:
    struct Block;

    void addBlock(const Block& block, std::size_t dimension, std::size_t cell, std::size_t position);
    void addEach(std::span<const double> numbers, std::size_t cell, std::size_t step);
    void addAll(std::span<const double> numbers, std::size_t cell);
    void addToSum(std::size_t cell, double number, std::uint64_t count);
    double valueOf(std::size_t cell) const;

    std::vector<Samples> m_ranges;
    std::size_t m_rowDimension;
    std::size_t m_columnDimension;
    Reduction m_reduction;
    std::vector<std::uint64_t> m_counts; ///< mean and sum
    std::vector<DoubleDouble> m_sums;
    std::vector<double> m_extremes; ///< minimum and maximum
    std::vector<Moments> m_moments; ///< standard deviation
};

} // namespace h5scout::reduce
