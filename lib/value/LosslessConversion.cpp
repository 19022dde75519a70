// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/value/LosslessConversion.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <cstring>
#include <limits>
#include <type_traits>

#include <fmt/format.h>

#include "ExactCast.h"
#include "Utf8.h"
#include "h5scout/value/TypeWords.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

namespace
{

enum class Fit : std::uint8_t { Exact, Rounded };

template <typename Number>
std::complex<double> asComplex(const Number& number)
{
    if constexpr (std::is_arithmetic_v<Number>)
        return static_cast<double>(number);
    else
        return number;
}

/// |to - from| in parts of |from|.
double relativeChange(std::complex<double> from, std::complex<double> to)
{
    const double size = std::abs(from);
    const double change = std::abs(to - from);
    return change == 0 || !std::isfinite(size) ? 0 : change / size;
}

/// Converts into `target`; the index of the first element that does not convert, or the number of elements.
/// `largestChange` grows with what rounding does.
template <typename To, typename From>
std::size_t convertNumbers(std::span<const std::byte> source, std::span<std::byte> target, Fit fit,
                           double& largestChange)
{
    const std::size_t count = source.size() / sizeof(From);
    for (std::size_t index = 0; index < count; ++index) {
        From from{};
        To to{};
        std::memcpy(&from, source.data() + index * sizeof(From), sizeof(From));
        const auto number = value::widened(from);
        if (!value::castExactly(number, to)) {
            if (fit == Fit::Exact || !value::castRounded(number, to))
                return index;
            largestChange = std::max(largestChange, relativeChange(asComplex(number), asComplex(value::widened(to))));
        }
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

std::size_t convertElements(const NdArray& array, const ElementType& target, std::span<std::byte> bytes, Fit fit,
                            double& largestChange)
{
    if (target.kind == ElementKind::FixedString)
        return convertStrings(array, target.byteSize, bytes);
    std::size_t done = 0;
    value::visitNumberKind(array.type().kind, [&](auto from) {
        value::visitNumberKind(target.kind, [&](auto to) {
            done = convertNumbers<decltype(to), decltype(from)>(array.bytes(), bytes, fit, largestChange);
        });
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

namespace
{

ElementConversion convert(const NdArray& array, const ElementType& target, std::uint64_t firstRow, Fit fit)
{
    assert(target.kind != ElementKind::Text && target.kind != ElementKind::Row);
    ElementConversion result;
    if (array.type() == target) {
        result.bytes = array.bytes();
        return result;
    }
    const ElementKind from = array.type().kind;
    const bool isPossible =
        (isNumeric(from) && isNumeric(target.kind)) || (isString(from) && target.kind == ElementKind::FixedString);
    if (!isPossible) {
        result.fault = {0, fmt::format("Elements of the type {} do not become {}.", typeInWords(array.type()),
                                       typeInWords(target))};
        return result;
    }
    result.converted.resize(array.size() * target.byteSize);
    const std::size_t done = convertElements(array, target, result.converted, fit, result.largestChange);
    if (done < array.size())
        result.fault = {done, fmt::format("{}, which {} does not hold{}.", describeElement(array, done, firstRow),
                                          typeInWords(target), fit == Fit::Exact ? " without loss" : "")};
    else
        result.bytes = result.converted;
    return result;
}

} // namespace

ElementConversion convertLosslessly(const NdArray& array, const ElementType& target, std::uint64_t firstRow)
{
    return convert(array, target, firstRow, Fit::Exact);
}

bool canLoseDigits(const ElementType& from, const ElementType& target)
{
    const auto binaryDigits = [](ElementKind kind) {
        int digits = 0;
        value::visitNumberKind(kind, [&digits](auto number) {
            if constexpr (value::ComplexNumber<decltype(number)>)
                digits = std::numeric_limits<typename decltype(number)::value_type>::digits;
            else if constexpr (std::is_same_v<decltype(number), value::Half>)
                digits = 11;
            else
                digits = std::max(std::numeric_limits<decltype(number)>::digits, 1);
        });
        return digits;
    };
    const bool isFloat = isNumeric(target.kind) && !isInteger(target.kind) && target.kind != ElementKind::Bool;
    return isFloat && isNumeric(from.kind) && binaryDigits(from.kind) > binaryDigits(target.kind);
}

ElementConversion convertRounding(const NdArray& array, const ElementType& target, std::uint64_t firstRow)
{
    return convert(array, target, firstRow, Fit::Rounded);
}

} // namespace h5scout
