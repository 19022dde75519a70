// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/LosslessConversion.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include <fmt/format.h>

#include "ExactCast.h"
#include "Utf8.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

namespace value
{

bool castExactly(double from, Half& to)
{
    const unsigned sign = std::signbit(from) ? 0x8000U : 0U;
    const double magnitude = std::abs(from);
    unsigned bits = 0;
    if (std::isnan(from)) {
        bits = 0x7E00U;
    } else if (std::isinf(from)) {
        bits = 0x7C00U;
    } else {
        int exponent = 0;
        std::frexp(magnitude, &exponent);
        // Of the leading bit; below 2^-14 halves are subnormal.
        exponent = magnitude == 0 ? -14 : std::max(exponent - 1, -14);
        if (exponent > 15)
            return false;
        const double units = std::ldexp(magnitude, 10 - exponent); // of the last place
        if (units != std::floor(units))
            return false;
        // The leading bit of a normal number adds one to the exponent field, which begins at 0 for subnormal ones.
        bits = (static_cast<unsigned>(exponent + 14) << 10U) + static_cast<unsigned>(units);
    }
    to.bits = static_cast<std::uint16_t>(sign | bits);
    return true;
}

} // namespace value

namespace
{

/// Converts into `target`; the index of the first element that does not convert, or the number of elements.
template <typename To, typename From>
std::size_t convertNumbers(std::span<const std::byte> source, std::span<std::byte> target)
{
    const std::size_t count = source.size() / sizeof(From);
    for (std::size_t index = 0; index < count; ++index) {
        From from{};
        To to{};
        std::memcpy(&from, source.data() + index * sizeof(From), sizeof(From));
        if (!value::castExactly(value::widened(from), to))
            return index;
        std::memcpy(target.data() + index * sizeof(To), &to, sizeof(To));
    }
    return count;
}

/// The bytes that matter: without the padding.
std::string_view stringAt(const NdArray& array, std::size_t index)
{
    if (array.type().kind == ElementKind::Text)
        return array.texts()[index];
    const std::size_t width = array.type().byteSize;
    std::string_view text(reinterpret_cast<const char*>(array.bytes().data()) + index * width, width);
    return text.substr(0, text.find_last_not_of('\0') + 1);
}

std::size_t convertStrings(const NdArray& array, std::size_t width, std::span<std::byte> target)
{
    for (std::size_t index = 0; index < array.size(); ++index) {
        const std::string_view text = stringAt(array, index);
        // A text may end with NULs, but padding could not be told from them.
        if (text.size() > width || (!text.empty() && text.back() == '\0'))
            return index;
        std::copy_n(reinterpret_cast<const std::byte*>(text.data()), text.size(), target.data() + index * width);
    }
    return array.size();
}

bool isString(ElementKind kind)
{
    return kind == ElementKind::FixedString || kind == ElementKind::Text;
}

std::size_t convertElements(const NdArray& array, const ElementType& target, std::span<std::byte> bytes)
{
    if (target.kind == ElementKind::FixedString)
        return convertStrings(array, target.byteSize, bytes);
    std::size_t done = 0;
    value::visitNumberKind(array.type().kind, [&](auto from) {
        value::visitNumberKind(
            target.kind, [&](auto to) { done = convertNumbers<decltype(to), decltype(from)>(array.bytes(), bytes); });
    });
    return done;
}

} // namespace

std::string describeElement(const NdArray& array, std::size_t index, std::uint64_t firstRow)
{
    constexpr std::size_t kShownBytes = 60;
    std::string text = array.toText(index);
    if (isString(array.type().kind))
        text = pythonRepr(Text{std::move(text)}, kShownBytes);
    else if (text.size() > kShownBytes)
        text = text.substr(0, value::wholeCharacters(text, kShownBytes)) + "…";
    if (array.size() == 1 && firstRow == 0)
        return "The value is " + text;
    Shape position(array.rank());
    for (std::size_t dimension = array.rank(); dimension-- > 0;) {
        position[dimension] = index % array.shape()[dimension];
        index /= array.shape()[dimension];
    }
    if (!position.empty())
        position.front() += firstRow;
    return fmt::format("The element at {} is {}", formatShape(position), text);
}

LosslessConversion convertLosslessly(const NdArray& array, const ElementType& target, std::uint64_t firstRow)
{
    assert(target.kind != ElementKind::Text && target.kind != ElementKind::Row);
    LosslessConversion result;
    if (array.type() == target) {
        result.bytes = array.bytes();
        return result;
    }
    const ElementKind from = array.type().kind;
    const bool isPossible =
        (isNumeric(from) && isNumeric(target.kind)) || (isString(from) && target.kind == ElementKind::FixedString);
    if (!isPossible) {
        result.fault = {
            0, fmt::format("Elements of the type {} do not become {}.", dtypeName(array.type()), dtypeName(target))};
        return result;
    }
    result.converted.resize(array.size() * target.byteSize);
    const std::size_t done = convertElements(array, target, result.converted);
    if (done < array.size())
        result.fault = {done, fmt::format("{}, which {} does not hold without loss.",
                                          describeElement(array, done, firstRow), dtypeName(target))};
    else
        result.bytes = result.converted;
    return result;
}

} // namespace h5scout
