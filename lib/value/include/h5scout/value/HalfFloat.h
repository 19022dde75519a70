// SPDX-License-Identifier: GPL-3.0-or-later
// IEEE half precision, given by its bits.
#pragma once

#include <cmath>
#include <cstdint>

namespace h5scout
{

/// Rounded to the nearest, to even between two; what is too large becomes infinite.
inline std::uint16_t halfFromDouble(double number)
{
    constexpr unsigned kInfinity = 0x7C00;
    constexpr unsigned kNaN = 0x7E00;
    constexpr double kFirstTooLarge = 65520;
    constexpr int kSmallestNormal = -14; // as a power of two
    const unsigned sign = std::signbit(number) ? 0x8000U : 0U;
    const double magnitude = std::abs(number);
    unsigned bits = 0;
    if (std::isnan(number)) {
        bits = kNaN;
    } else if (magnitude >= kFirstTooLarge) {
        bits = kInfinity;
    } else if (magnitude < std::ldexp(1.0, kSmallestNormal)) {
        bits = static_cast<unsigned>(std::nearbyint(std::ldexp(magnitude, 24)));
    } else {
        int exponent = 0;
        const double fraction = std::frexp(magnitude, &exponent); // 0.5 to 1
        const auto mantissa = static_cast<unsigned>(std::nearbyint(std::ldexp(fraction, 11)));
        bits = (static_cast<unsigned>(exponent + 14) << 10U) + (mantissa - 1024); // a carry goes into the exponent
    }
    return static_cast<std::uint16_t>(sign | bits);
}

/// Of either sign.
inline bool isInfinite(std::uint16_t half)
{
    return (half & 0x7FFFU) == 0x7C00U;
}

} // namespace h5scout
