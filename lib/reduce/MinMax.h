// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include "Numbers.h"

namespace h5scout::reduce
{

template <typename T>
struct MinMax
{
    T minimum;
    T maximum;
};

/// What no number is above (below): a range that holds no number comes out with minimum > maximum.
template <typename T>
constexpr T highest()
{
    if constexpr (std::is_floating_point_v<T>)
        return std::numeric_limits<T>::infinity();
    else
        return std::numeric_limits<T>::max();
}

template <typename T>
constexpr T lowest()
{
    if constexpr (std::is_floating_point_v<T>)
        return -std::numeric_limits<T>::infinity();
    else
        return std::numeric_limits<T>::lowest();
}

/// Several independent lanes, since a compiler may not reorder the comparisons of one (NaN), and so could not vectorise
/// them. A comparison with NaN is false and leaves the lane as it is.
template <typename T>
MinMax<T> minMax(const std::byte* elements, std::size_t count)
{
    constexpr std::size_t kLanes = std::max<std::size_t>(8, 64 / sizeof(T));
    std::array<T, kLanes> minimum;
    std::array<T, kLanes> maximum;
    minimum.fill(highest<T>());
    maximum.fill(lowest<T>());
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        std::array<T, kLanes> block;
        std::memcpy(block.data(), elements + i * sizeof(T), sizeof(block));
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            minimum[lane] = block[lane] < minimum[lane] ? block[lane] : minimum[lane];
            maximum[lane] = block[lane] > maximum[lane] ? block[lane] : maximum[lane];
        }
    }
    MinMax<T> result{highest<T>(), lowest<T>()};
    for (; i < count; ++i) {
        const T number = loadNumber<T>(elements + i * sizeof(T));
        result.minimum = number < result.minimum ? number : result.minimum;
        result.maximum = number > result.maximum ? number : result.maximum;
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        result.minimum = std::min(result.minimum, minimum[lane]);
        result.maximum = std::max(result.maximum, maximum[lane]);
    }
    return result;
}

} // namespace h5scout::reduce
