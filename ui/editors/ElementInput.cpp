// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ElementInput.h"

#include "h5scout/value/TypeWords.h"

#include "h5scout/value/TypeWords.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kQuotedBytes = 60;

std::string notAnElement(const Value& value, const ElementType& type)
{
    return pythonRepr(value, kQuotedBytes) + " is no " + typeInWords(type) + ".";
}

/// The number of a real value; an integer of any size is rounded.
std::optional<double> realOf(const Value& value)
{
    if (const auto* number = value.getIf<double>())
        return *number;
    if (const auto* integer = value.getIf<std::int64_t>())
        return static_cast<double>(*integer);
    if (const auto* integer = value.getIf<BigInteger>()) {
        double number = 0;
        const char* const end = integer->digits.data() + integer->digits.size();
        return std::from_chars(integer->digits.data(), end, number).ec == std::errc()
                   ? number
                   : std::numeric_limits<double>::infinity();
    }
    return std::nullopt;
}

/// The nearest IEEE half, ties to even; what is too large becomes an infinity.
std::uint16_t halfOf(double number)
{
    constexpr int kMantissaBits = 10;
    constexpr int kLeastExponent = -14;
    constexpr std::uint16_t kInfinity = 0x7C00;
    const std::uint16_t sign = std::signbit(number) ? 0x8000 : 0;
    const double magnitude = std::abs(number);
    if (std::isnan(number))
        return static_cast<std::uint16_t>(sign | 0x7E00U);
    if (magnitude == 0)
        return sign;
    const int exponent = std::isinf(magnitude) ? kMantissaBits * 2 : std::max(std::ilogb(magnitude), kLeastExponent);
    if (exponent > -kLeastExponent + 1)
        return static_cast<std::uint16_t>(sign | kInfinity);
    // The implied bit of the mantissa raises the exponent's field by one, and so does a mantissa rounded up.
    const auto mantissa = static_cast<unsigned>(std::nearbyint(std::ldexp(magnitude, kMantissaBits - exponent)));
    const unsigned bits = (static_cast<unsigned>(exponent - kLeastExponent) << kMantissaBits) + mantissa;
    return static_cast<std::uint16_t>(sign | std::min<unsigned>(bits, kInfinity));
}

bool isFiniteHalf(std::uint16_t bits)
{
    return (bits & 0x7C00U) != 0x7C00U;
}

} // namespace

std::string ElementCollector::add(const Value& value)
{
    switch (m_type.kind) {
    case ElementKind::Bool:
        if (const auto* flag = value.getIf<bool>()) {
            append(static_cast<std::uint8_t>(*flag ? 1 : 0));
            return {};
        }
        return pythonRepr(value, kQuotedBytes) + " is neither True nor False.";
    case ElementKind::Float16:
    case ElementKind::Float32:
    case ElementKind::Float64:
        if (const auto number = realOf(value))
            return addFloat(*number);
        return notAnElement(value, m_type);
    case ElementKind::Complex64:
    case ElementKind::Complex128:
        return addComplex(value);
    case ElementKind::FixedString:
    case ElementKind::Text:
        return addText(value);
    default:
        return addInteger(value);
    }
}

NdArray ElementCollector::take(const Shape& shape) &&
{
    if (m_type.kind == ElementKind::Text)
        return {shape, std::move(m_texts)};
    return {shape, m_type, std::move(m_bytes)};
}

template <typename T>
void ElementCollector::append(const T& element)
{
    const std::size_t end = m_bytes.size();
    m_bytes.resize(end + sizeof(T));
    std::memcpy(m_bytes.data() + end, &element, sizeof(T));
}

template <typename T>
std::string ElementCollector::addIntegerAs(const Value& value)
{
    const std::string digits = pythonRepr(value);
    T number = 0;
    const char* const end = digits.data() + digits.size();
    if (const auto [rest, error] = std::from_chars(digits.data(), end, number); error == std::errc() && rest == end) {
        append(number);
        return {};
    }
    return pythonRepr(value, kQuotedBytes) + " does not fit: " + typeInWords(m_type) + " holds " +
           std::to_string(std::numeric_limits<T>::min()) + " to " + std::to_string(std::numeric_limits<T>::max()) + ".";
}

std::string ElementCollector::addInteger(const Value& value)
{
    if (!value.is<std::int64_t>() && !value.is<BigInteger>())
        return notAnElement(value, m_type);
    switch (m_type.kind) {
    case ElementKind::Int8:
        return addIntegerAs<std::int8_t>(value);
    case ElementKind::Int16:
        return addIntegerAs<std::int16_t>(value);
    case ElementKind::Int32:
        return addIntegerAs<std::int32_t>(value);
    case ElementKind::Int64:
        return addIntegerAs<std::int64_t>(value);
    case ElementKind::UInt8:
        return addIntegerAs<std::uint8_t>(value);
    case ElementKind::UInt16:
        return addIntegerAs<std::uint16_t>(value);
    case ElementKind::UInt32:
        return addIntegerAs<std::uint32_t>(value);
    case ElementKind::UInt64:
        return addIntegerAs<std::uint64_t>(value);
    default:
        return notAnElement(value, m_type);
    }
}

std::string ElementCollector::addFloat(double number)
{
    const bool mustBeFinite = std::isfinite(number);
    switch (m_type.kind) {
    case ElementKind::Float16:
        if (mustBeFinite && !isFiniteHalf(halfOf(number)))
            return pythonRepr(number) + " does not fit: float16 holds -65504 to 65504.";
        append(halfOf(number));
        return {};
    case ElementKind::Float32:
    case ElementKind::Complex64:
        if (mustBeFinite && !std::isfinite(static_cast<float>(number)))
            return pythonRepr(number) + " does not fit: float32 holds -3.4e+38 to 3.4e+38.";
        append(static_cast<float>(number));
        return {};
    default:
        append(number);
        return {};
    }
}

std::string ElementCollector::addComplex(const Value& value)
{
    std::complex<double> number;
    if (const auto* complex = value.getIf<std::complex<double>>())
        number = *complex;
    else if (const auto real = realOf(value))
        number = *real;
    else
        return notAnElement(value, m_type);
    std::string problem = addFloat(number.real());
    return problem.empty() ? addFloat(number.imag()) : problem;
}

std::string ElementCollector::addText(const Value& value)
{
    std::string text;
    if (const auto* given = value.getIf<Text>())
        text = given->utf8;
    else if (const auto* bytes = value.getIf<Bytes>(); bytes && m_type.kind == ElementKind::FixedString)
        text = bytes->bytes;
    else
        return pythonRepr(value, kQuotedBytes) + " is no text: write it in quotes.";
    if (text.find('\0') != std::string::npos)
        return "A text cannot hold the character NUL.";
    if (m_type.kind == ElementKind::Text) {
        m_texts.push_back(std::move(text));
        return {};
    }
    if (text.size() > m_type.byteSize)
        return pythonRepr(value, kQuotedBytes) + " has " + std::to_string(text.size()) +
               " bytes, and the texts of this array have room for " + std::to_string(m_type.byteSize) + ".";
    const std::size_t end = m_bytes.size();
    m_bytes.resize(end + m_type.byteSize);
    std::memcpy(m_bytes.data() + end, text.data(), text.size());
    return {};
}

} // namespace h5scout::ui
