// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <concepts>
#include <cstddef>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "h5scout/value/NdArray.h"

namespace h5scout
{

/// The C++ numbers that arrays are made of: `bool`, integers of 8 to 64 bits, `float`, `double` and complex ones of
/// these.
template <typename T>
concept ArrayNumber = (std::integral<T> && sizeof(T) <= 8) || std::same_as<T, float> || std::same_as<T, double> ||
                      std::same_as<T, std::complex<float>> || std::same_as<T, std::complex<double>>;

/// The kind of element that a C++ number is: Float64 for `double`, Int16 for `std::int16_t`, Bool for `bool`.
template <ArrayNumber T>
constexpr ElementKind elementKindOf()
{
    if constexpr (std::same_as<T, bool>) {
        return ElementKind::Bool;
    } else if constexpr (std::integral<T>) {
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

/// The same of flags, which std::vector keeps as bits. (A template, so that {1, 0} does not become flags.)
template <std::same_as<std::vector<bool>> Flags>
NdArray makeArray(Shape shape, const Flags& flags)
{
    std::vector<std::byte> bytes;
    bytes.reserve(flags.size());
    for (const bool flag : flags)
        bytes.push_back(static_cast<std::byte>(flag));
    return {std::move(shape), elementTypeOf(ElementKind::Bool), std::move(bytes)};
}

/// The same of one dimension.
template <std::same_as<std::vector<bool>> Flags>
NdArray makeArray(const Flags& flags)
{
    return makeArray({flags.size()}, flags);
}

/// Ranges of what a text is made from: std::string, std::string_view, `const char*`.
template <typename Range>
concept TextRange = std::ranges::sized_range<Range> &&
    std::convertible_to<std::ranges::range_reference_t<const Range>, std::string_view>;

/// Texts of any length (ElementKind::Text), UTF-8.
template <TextRange Texts>
NdArray makeArray(Shape shape, const Texts& texts)
{
    std::vector<std::string> strings;
    strings.reserve(std::ranges::size(texts));
    for (const std::string_view text : texts)
        strings.emplace_back(text);
    return {std::move(shape), std::move(strings)};
}

/// The same of one dimension.
template <TextRange Texts>
NdArray makeArray(const Texts& texts)
{
    return makeArray({std::ranges::size(texts)}, texts);
}

/// Texts in strings of a fixed length (ElementKind::FixedString), padded with NUL: of `byteSize` bytes each, or, if
/// that is 0, as long as the longest (at least 1). Throws Error for a longer text, or if their count is not that of the
/// shape. Python: numpy.array(texts, 'S').
NdArray makeFixedStrings(Shape shape, const std::vector<std::string>& texts, std::size_t byteSize = 0);

} // namespace h5scout
