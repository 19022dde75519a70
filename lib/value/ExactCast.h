// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cmath>
#include <complex>
#include <concepts>
#include <cstdint>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>

#include "FloatText.h"
#include "h5scout/value/ElementType.h"
#include "h5scout/value/HalfFloat.h"

namespace h5scout::value
{

/// Element kinds without a C++ type of their own.
struct Flag
{
    std::uint8_t value;
};
struct Half
{
    std::uint16_t bits;
};

/// The C++ types of the number kinds, in the order of ElementKind.
using NumberTypes =
    std::tuple<Flag, std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t,
               std::uint64_t, Half, float, double, std::complex<float>, std::complex<double>>;
static_assert(std::tuple_size_v<NumberTypes> == static_cast<std::size_t>(ElementKind::Complex128) + 1);

/// Calls `visitor` with a number of the C++ type of a number kind.
template <typename Visitor>
void visitNumberKind(ElementKind kind, Visitor visitor)
{
    [&]<std::size_t... Index>(std::index_sequence<Index...>)
    {
        ((static_cast<std::size_t>(kind) == Index ? visitor(std::tuple_element_t<Index, NumberTypes>{}) : void()), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<NumberTypes>>());
}

template <typename T>
concept ComplexNumber = std::same_as<T, std::complex<float>> || std::same_as<T, std::complex<double>>;

/// The same number as the widest type of its sort: std::int64_t, std::uint64_t, double or std::complex<double>.
template <typename T>
auto widened(T number)
{
    if constexpr (std::same_as<T, Flag>)
        return static_cast<std::uint64_t>(number.value != 0);
    else if constexpr (std::same_as<T, Half>)
        return halfToDouble(number.bits);
    else if constexpr (ComplexNumber<T>)
        return std::complex<double>(number);
    else if constexpr (std::floating_point<T>)
        return static_cast<double>(number);
    else if constexpr (std::signed_integral<T>)
        return static_cast<std::int64_t>(number);
    else
        return static_cast<std::uint64_t>(number);
}

/// The number as a half; false if it is none.
inline bool castExactly(double from, Half& to)
{
    to.bits = halfFromDouble(from);
    return halfToDouble(to.bits) == from || std::isnan(from);
}

template <std::floating_point To>
bool castExactly(double from, To& to)
{
    if (std::isfinite(from) && std::abs(from) > static_cast<double>(std::numeric_limits<To>::max()))
        return false;
    to = static_cast<To>(from);
    return static_cast<double>(to) == from || std::isnan(from);
}

template <std::integral To>
bool castExactly(double from, To& to)
{
    // Both bounds are powers of two, and exact.
    constexpr double kLowest = static_cast<double>(std::numeric_limits<To>::min());
    constexpr double kBehind = 2.0 * static_cast<double>(To{1} << (std::numeric_limits<To>::digits - 1));
    if (!(from >= kLowest && from < kBehind))
        return false;
    to = static_cast<To>(from);
    return static_cast<double>(to) == from;
}

template <std::integral To, std::integral From>
bool castExactly(From from, To& to)
{
    to = static_cast<To>(from);
    return std::in_range<To>(from);
}

template <std::floating_point To, std::integral From>
bool castExactly(From from, To& to)
{
    const auto bits = static_cast<std::uint64_t>(from);
    const std::uint64_t magnitude = std::cmp_less(from, 0) ? 0 - bits : bits;
    to = static_cast<To>(from);
    return magnitude == 0 || std::bit_width(magnitude) - std::countr_zero(magnitude) <= std::numeric_limits<To>::digits;
}

template <std::integral From>
bool castExactly(From from, Half& to)
{
    double number = 0;
    return castExactly(from, number) && castExactly(number, to);
}

template <typename From>
requires std::is_arithmetic_v<From>
bool castExactly(From from, Flag& to)
{
    to.value = from == From{1} ? 1 : 0;
    return from == From{0} || from == From{1};
}

template <typename Part, typename From>
requires std::is_arithmetic_v<From>
bool castExactly(From from, std::complex<Part>& to)
{
    Part real = 0;
    const bool isExact = castExactly(from, real);
    to = real;
    return isExact;
}

template <typename To>
bool castExactly(std::complex<double> from, To& to)
{
    return from.imag() == 0 && castExactly(from.real(), to);
}

template <typename Part>
bool castExactly(std::complex<double> from, std::complex<Part>& to)
{
    Part real = 0;
    Part imaginary = 0;
    const bool isExact = castExactly(from.real(), real) && castExactly(from.imag(), imaginary);
    to = {real, imaginary};
    return isExact;
}

/// The nearest number that a type of floats holds; false if `from` is too large for it, or if the type is another one.
template <typename To, typename From>
requires std::is_arithmetic_v<From>
bool castRounded(From from, To& to)
{
    [[maybe_unused]] const auto number = static_cast<double>(from);
    if constexpr (std::same_as<To, Half>) {
        to.bits = halfFromDouble(number);
        return !isInfinite(to.bits) || std::isinf(number);
    } else if constexpr (std::floating_point<To>) {
        if (std::isfinite(number) && std::abs(number) > static_cast<double>(std::numeric_limits<To>::max()))
            return false;
        to = static_cast<To>(from);
        return true;
    } else if constexpr (ComplexNumber<To>) {
        typename To::value_type real = 0;
        const bool isRounded = castRounded(from, real);
        to = real;
        return isRounded;
    } else {
        return false;
    }
}

template <typename To>
bool castRounded(const std::complex<double>& from, To& to)
{
    if constexpr (ComplexNumber<To>) {
        typename To::value_type real = 0;
        typename To::value_type imaginary = 0;
        const bool isRounded = castRounded(from.real(), real) && castRounded(from.imag(), imaginary);
        to = {real, imaginary};
        return isRounded;
    } else {
        return from.imag() == 0 && castRounded(from.real(), to);
    }
}

} // namespace h5scout::value
