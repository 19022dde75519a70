// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "h5scout/reduce/Component.h"
#include "h5scout/reduce/ImageSampler.h"
#include "h5scout/reduce/Moments.h"
#include "h5scout/value/ElementType.h"

namespace h5scout::reduce
{

/// Count, extremes with their places, sum, mean and standard deviation of an array, collected while its blocks stream
/// past in any order. NaN is counted and left out; infinities have the effect that they have in numpy (sum and mean
/// infinite or NaN, deviation NaN). Minimum, maximum and their places are found among the elements as they are stored,
/// integers beyond 2^53 too; the sum of integers is exact up to its one rounding.
class Statistics
{
public:
    /// Takes the elements of a block in C order: whole numbers of `kind` in the machine's byte order, which lie at
    /// `place` in the array (one range a dimension, none for a scalar). All blocks have the same kind and component.
    /// Throws Error if `kind` is no number.
    void add(ElementKind kind, std::span<const std::byte> elements, Component component,
             std::span<const Samples> place);

    std::uint64_t count() const noexcept { return m_count; } ///< NaN included
    std::uint64_t nanCount() const noexcept { return m_nanCount; }
    /// NaN without any number. Integers beyond 2^53 are rounded, after the comparison.
    double minimum() const noexcept { return m_minimum.value; }
    double maximum() const noexcept { return m_maximum.value; }
    /// The first place in C order, one index a dimension; empty without any number.
    const std::vector<std::uint64_t>& minimumIndex() const noexcept { return m_minimum.index; }
    const std::vector<std::uint64_t>& maximumIndex() const noexcept { return m_maximum.index; }
    double sum() const noexcept; ///< 0 without any number
    double mean() const noexcept;
    double standardDeviation() const noexcept; ///< of the population

private:
    /// `key` is smaller for what is better: it orders integers of 64 bits as well as doubles.
    struct Extreme
    {
        std::uint64_t key = 0;
        std::size_t position = 0; ///< in the block
        double value = 0;
        bool isSet = false;
    };
    struct PlacedExtreme
    {
        std::uint64_t key = 0;
        double value;
        std::vector<std::uint64_t> index;
        bool isSet = false;
        PlacedExtreme() noexcept;
        void offer(const Extreme& found, std::span<const Samples> place);
    };
    struct Block
    {
        Extreme minimum;
        Extreme maximum;
    };

    void addDoubles(std::span<const double> numbers, std::size_t position, Block& block);
    template <typename T>
    void addWideIntegers(std::span<const std::byte> elements, std::size_t position, Block& block);
    void addFinite(std::span<const double> numbers);

    std::uint64_t m_count = 0;
    std::uint64_t m_nanCount = 0;
    std::uint64_t m_positiveInfinities = 0;
    std::uint64_t m_negativeInfinities = 0;
    PlacedExtreme m_minimum;
    PlacedExtreme m_maximum;
    DoubleDouble m_sum; ///< of the finite numbers, as m_moments
    Moments m_moments;
};

} // namespace h5scout::reduce
