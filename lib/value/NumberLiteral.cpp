// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberLiteral.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <complex>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

namespace h5scout::value
{

namespace
{

/// A number without its sign: digits of an integer, or a float.
struct Magnitude
{
    std::string_view integerDigits; ///< empty: not an integer
    double real = 0;
    bool isImaginary = false;
};

/// Steps over nan or inf, with the "np." that NumPy 2 writes before them.
std::optional<double> takeNamed(LiteralCursor& cursor)
{
    LiteralCursor ahead = cursor;
    ahead.take("np.");
    double number = 0;
    if (ahead.take("nan"))
        number = std::numeric_limits<double>::quiet_NaN();
    else if (ahead.take("inf"))
        number = std::numeric_limits<double>::infinity();
    else
        return std::nullopt;
    cursor = ahead;
    return number;
}

std::optional<double> readDouble(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<Magnitude> takeDigitsMagnitude(LiteralCursor& cursor)
{
    const std::string_view start = cursor.rest();
    const std::string_view whole = cursor.takeDigits();
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0'))
        return std::nullopt;
    bool isFloat = false;
    if (cursor.take('.')) {
        isFloat = true;
        if (cursor.takeDigits().empty())
            return std::nullopt;
    }
    if (cursor.take('e')) {
        isFloat = true;
        if (!cursor.take('-'))
            cursor.take('+');
        if (cursor.takeDigits().empty())
            return std::nullopt;
    }
    const auto real = readDouble(start.substr(0, start.size() - cursor.rest().size()));
    if (!isFloat)
        return Magnitude{whole, real.value_or(std::numeric_limits<double>::infinity()), false};
    if (!real)
        return std::nullopt;
    return Magnitude{{}, *real, false};
}

std::optional<Magnitude> takeMagnitude(LiteralCursor& cursor)
{
    std::optional<Magnitude> magnitude;
    if (const auto named = takeNamed(cursor))
        magnitude = Magnitude{{}, *named, false};
    else
        magnitude = takeDigitsMagnitude(cursor);
    if (!magnitude)
        return std::nullopt;
    magnitude->isImaginary = cursor.take('j');
    if (isNameCharacter(cursor.peek()))
        return std::nullopt;
    return magnitude;
}

bool takeSign(LiteralCursor& cursor)
{
    if (cursor.take('-'))
        return true;
    cursor.take('+');
    return false;
}

/// 4300 digits take 1786 bytes.
constexpr std::size_t kMaximalIntegerBytes = 1786;
constexpr std::uint32_t kDigitGroup = 1'000'000'000;

/// Divides the number of 32-bit `words`, most significant first, by kDigitGroup; returns the remainder.
std::uint32_t divideByGroup(std::vector<std::uint32_t>& words)
{
    std::uint64_t remainder = 0;
    for (std::uint32_t& word : words) {
        const std::uint64_t dividend = (remainder << 32U) | word;
        word = static_cast<std::uint32_t>(dividend / kDigitGroup);
        remainder = dividend % kDigitGroup;
    }
    const auto leading = std::ranges::find_if(words, [](std::uint32_t word) { return word != 0; });
    words.erase(words.begin(), leading);
    return static_cast<std::uint32_t>(remainder);
}

/// The magnitude of a number in two's complement, as 32-bit words, most significant first.
std::vector<std::uint32_t> magnitudeWords(std::string_view littleEndian, bool isNegative)
{
    std::vector<std::uint32_t> words((littleEndian.size() + 3) / 4, 0);
    unsigned carry = isNegative ? 1 : 0;
    for (std::size_t i = 0; i < littleEndian.size(); ++i) {
        unsigned byte = static_cast<std::uint8_t>(littleEndian[i]);
        if (isNegative) {
            byte = (byte ^ 0xFFU) + carry;
            carry = byte >> 8U;
            byte &= 0xFFU;
        }
        words[words.size() - 1 - i / 4] |= byte << (8 * (i % 4));
    }
    return words;
}

} // namespace

std::optional<Value> takeNumber(LiteralCursor& cursor)
{
    const bool isNegative = takeSign(cursor);
    const auto first = takeMagnitude(cursor);
    if (!first)
        return std::nullopt;
    const double signedReal = isNegative ? -first->real : first->real;
    if (first->isImaginary)
        return std::complex<double>(0.0, signedReal);
    if (cursor.peek() != '+' && cursor.peek() != '-') {
        if (first->integerDigits.empty())
            return signedReal;
        return integerValue(first->integerDigits, isNegative);
    }
    const bool isSecondNegative = takeSign(cursor);
    const auto second = takeMagnitude(cursor);
    if (!second || !second->isImaginary)
        return std::nullopt;
    return std::complex<double>(signedReal, isSecondNegative ? -second->real : second->real);
}

Value integerValue(std::string_view digits, bool isNegative)
{
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const std::string text = (isNegative && digits != "0" ? "-" : "") + std::string(digits);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc())
        return number;
    return BigInteger{text};
}

std::optional<Value> integerFromTwosComplement(std::string_view littleEndian)
{
    if (littleEndian.empty())
        return std::int64_t{0};
    if (littleEndian.size() > kMaximalIntegerBytes)
        return std::nullopt;
    const bool isNegative = static_cast<std::uint8_t>(littleEndian.back()) >= 0x80;
    std::vector<std::uint32_t> words = magnitudeWords(littleEndian, isNegative);
    std::vector<std::uint32_t> groups; // least significant first
    while (!words.empty())
        groups.push_back(divideByGroup(words));
    std::string digits;
    for (auto group = groups.rbegin(); group != groups.rend(); ++group)
        fmt::format_to(std::back_inserter(digits), "{:09}", *group);
    return integerValue(digits, isNegative);
}

} // namespace h5scout::value
