// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <concepts>
#include <cstddef>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

#include "h5scout/value/NdArray.h"

namespace h5scout
{

/// The C++ numbers that arrays are made of: integers of 8 to 64 bits, `float`, `double` and complex ones of these.
template <typename T>
concept ArrayNumber =
    (std::integral<T> && !std::same_as<T, bool> && sizeof(T) <= 8) || std::same_as<T, float> ||
    std::same_as<T, double> || std::same_as<T, std::complex<float>> || std::same_as<T, std::complex<double>>;

/// The kind of element that a C++ number is: Float64 for `double`, Int16 for `std::int16_t`.
template <ArrayNumber T>
constexpr ElementKind elementKindOf()
{
    if constexpr (std::integral<T>) {
        constexpr bool isSigned = std::signed_integral<T>;
        if constexpr (sizeof(T) == 1)
            return isSigned ? ElementKind::Int8 : ElementKind::UInt8;
        else if constexpr (sizeof(T) == 2)
            return isSigned ? ElementKind::Int16 : ElementKind::UInt16;
        else if constexpr (sizeof(T) == 4)
            return isSigned ? ElementKind::Int32 : ElementKind::UInt32;
        else
            return isSigned ? ElementKind::Int64 : ElementKind::UInt64;
    } else if constexpr (std::same_as<T, float>) {
        return ElementKind::Float32;
    } else if constexpr (std::same_as<T, double>) {
        return ElementKind::Float64;
    } else if constexpr (std::same_as<T, std::complex<float>>) {
        return ElementKind::Complex64;
    } else {
        return ElementKind::Complex128;
    }
}

/// A copy of `numbers` (a std::vector, a std::span ...), given in C order, as an array of that shape. Throws Error if
/// their count is not that of the shape. Linear in their count. Python: numpy.array(numbers).reshape(shape).
template <std::ranges::contiguous_range Numbers>
requires ArrayNumber<std::ranges::range_value_t<Numbers>> NdArray makeArray(Shape shape, const Numbers& numbers)
{
    const std::span<const std::byte> bytes = std::as_bytes(std::span(numbers));
    return {std::move(shape), elementTypeOf(elementKindOf<std::ranges::range_value_t<Numbers>>()),
            std::vector<std::byte>(bytes.begin(), bytes.end())};
}

/// The same of one dimension.
template <std::ranges::contiguous_range Numbers>
requires ArrayNumber<std::ranges::range_value_t<Numbers>> NdArray makeArray(const Numbers& numbers)
{
    return makeArray({std::ranges::size(numbers)}, numbers);
}

} // namespace h5scout
