// SPDX-License-Identifier: GPL-3.0-or-later
#include "FloatText.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace h5scout::value
{

namespace
{

enum class Fraction { Always, WhenNeeded };

/// Spells "d.ddde-dd", as std::to_chars writes it, in Python's way: fixed notation for exponents from -4 to 15.
std::string pythonSpelling(std::string_view scientific, Fraction fraction)
{
    std::string text;
    if (scientific.front() == '-') {
        text = "-";
        scientific.remove_prefix(1);
    }
    const std::size_t e = scientific.find('e');
    std::string digits(scientific.substr(0, e));
    if (digits.size() > 1)
        digits.erase(1, 1); // the point
    std::string_view exponentText = scientific.substr(e + 1);
    if (exponentText.front() == '+')
        exponentText.remove_prefix(1);
    int exponent = 0;
    std::from_chars(exponentText.data(), exponentText.data() + exponentText.size(), exponent);

    if (exponent < -4 || exponent >= 16) {
        text += digits.front();
        if (digits.size() > 1)
            text += "." + digits.substr(1);
        const std::string magnitude = std::to_string(std::abs(exponent));
        text += exponent < 0 ? "e-" : "e+";
        return text + (magnitude.size() < 2 ? "0" : "") + magnitude;
    }
    if (exponent < 0)
        return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const std::size_t wholeDigits = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() > wholeDigits)
        return text + digits.substr(0, wholeDigits) + "." + digits.substr(wholeDigits);
    text += digits + std::string(wholeDigits - digits.size(), '0');
    return fraction == Fraction::Always ? text + ".0" : text;
}

template <typename Float>
std::string spell(Float number, Fraction fraction)
{
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
    return pythonSpelling({buffer.data(), end}, fraction);
}

template <typename Float>
std::string spellComplex(std::complex<Float> number)
{
    const std::string imaginary = spell(number.imag(), Fraction::WhenNeeded) + "j";
    if (number.real() == 0 && !std::signbit(number.real()))
        return imaginary;
    const bool needsPlus = imaginary.front() != '-';
    return "(" + spell(number.real(), Fraction::WhenNeeded) + (needsPlus ? "+" : "") + imaginary + ")";
}

/// The number rounded to one digit and `precision` more.
double roundedTo(int precision, double number)
{
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific, precision);
    double rounded = 0;
    std::from_chars(buffer.data(), end, rounded);
    return rounded;
}

} // namespace

double halfToDouble(std::uint16_t bits)
{
    const int exponent = (bits >> 10U) & 0x1FU;
    const int mantissa = bits & 0x3FFU;
    const double sign = (bits & 0x8000U) != 0 ? -1.0 : 1.0;
    if (exponent == 0x1F)
        return mantissa != 0 ? std::nan("") : sign * INFINITY;
    if (exponent == 0)
        return sign * std::ldexp(mantissa, -24);
    return sign * std::ldexp(0x400 + mantissa, exponent - 25);
}

std::string floatText(double number)
{
    return spell(number, Fraction::Always);
}

std::string floatText(float number)
{
    return spell(number, Fraction::Always);
}

std::string halfText(std::uint16_t bits)
{
    const double number = halfToDouble(bits);
    const auto magnitudeBits = static_cast<std::uint16_t>(bits & 0x7FFFU);
    if (!std::isfinite(number) || magnitudeBits == 0)
        return floatText(number);
    // Five digits always suffice; fewer do if what they spell lies nearer to this number than to its neighbours.
    const double magnitude = std::abs(number);
    const double below = magnitude - halfToDouble(static_cast<std::uint16_t>(magnitudeBits - 1));
    const double next = halfToDouble(static_cast<std::uint16_t>(magnitudeBits + 1));
    const double above = std::isfinite(next) ? next - magnitude : below;
    for (int precision = 0; precision < 5; ++precision) {
        // A half is exact in a double. Where it lies in the middle between two spellings the first rounds to even; the
        // second, from the next double, rounds up, where the neighbour is further away.
        for (const double start : {magnitude, std::nextafter(magnitude, INFINITY)}) {
            const double spelled = roundedTo(precision, start);
            const double distance = std::abs(spelled - magnitude);
            const double reach = (spelled > magnitude ? above : below) / 2;
            // In the middle between two halves, reading takes the even one.
            if (distance < reach || (distance == reach && magnitudeBits % 2 == 0))
                return floatText(number < 0 ? -spelled : spelled);
        }
    }
    return floatText(number);
}

std::string complexText(std::complex<double> number)
{
    return spellComplex(number);
}

std::string complexText(std::complex<float> number)
{
    return spellComplex(number);
}

} // namespace h5scout::value
