// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "h5scout/reduce/DoubleDouble.h"

namespace h5scout::reduce
{

/// Number, mean and spread of numbers, one after the other (Welford) or merged from blocks (Chan). The mean is kept in
/// two doubles, so that the spread of a billion numbers far from zero comes out as well as that of a few near it.
class Moments
{
public:
    Moments() = default;
    /// Of a block that lies in the cache: it is passed over twice.
    explicit Moments(std::span<const double> numbers) noexcept;

    void add(double number) noexcept;
    void merge(const Moments& other) noexcept;
    /// As if `offset` had been added to each number.
    void shift(const DoubleDouble& offset) noexcept { m_mean.add(offset); }

    std::uint64_t count() const noexcept { return m_count; }
    /// NaN without any number.
    double mean() const noexcept;
    /// Of the population, as numpy.std: NaN without any number and where one of them is infinite.
    double standardDeviation() const noexcept;

private:
    std::uint64_t m_count = 0;
    DoubleDouble m_mean;
    double m_squares = 0; ///< sum of the squared distances from the mean
};

/// In several lanes, which a compiler can vectorise and which round less than one sum. Exact where all partial sums are
/// whole numbers below 2^53.
double sumOf(std::span<const double> numbers) noexcept;

} // namespace h5scout::reduce
