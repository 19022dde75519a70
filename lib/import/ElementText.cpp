// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/ElementText.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <complex>
#include <cstring>
#include <limits>
#include <type_traits>
#include <variant>
#include <vector>

#include "h5scout/value/HalfFloat.h"
#include "h5scout/value/NdArray.h"

namespace h5scout
{

namespace
{

constexpr double kMostIntegerDigits = 20; // of an uint64
constexpr std::string_view kMinusSign = "\xE2\x88\x92";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

/// A number, or why there is none.
template <typename T>
using Parsed = std::variant<T, CellFault>;

template <typename T>
void put(std::span<std::byte> element, T value)
{
    std::memcpy(element.data(), &value, sizeof value);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f';
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

/// As std::from_chars wants it: with a decimal point and '-'. Empty if it is no number for that decimal sign.
std::string normalized(std::string_view text, DecimalSign decimal)
{
    std::string number = lowered(text);
    for (std::size_t at = 0; (at = number.find(kMinusSign, at)) != std::string::npos;)
        number.replace(at, kMinusSign.size(), "-");
    if (decimal == DecimalSign::Comma) {
        if (number.find('.') != std::string::npos)
            return {};
        std::ranges::replace(number, ',', '.');
    }
    return number;
}

/// Behind the 'e'; infinite if it has more digits than any integer.
double exponentOf(std::string_view number)
{
    const std::size_t exponentAt = number.find('e');
    if (exponentAt == std::string_view::npos)
        return 0;
    std::string_view exponent = number.substr(exponentAt + 1);
    const bool isNegative = exponent.starts_with('-');
    exponent.remove_prefix(isNegative || exponent.starts_with('+') ? 1 : 0);
    double size = std::numeric_limits<double>::infinity();
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), size);
    return isNegative ? -size : size;
}

/// A number too large for T reads as one too small does: which of them, its digits say.
bool isTiny(std::string_view number)
{
    const std::string_view digits = number.substr(0, number.find('e'));
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.find_first_not_of("0.");
    if (first == std::string_view::npos)
        return true;
    const double place = first < point ? static_cast<double>(point - first) - 1
                                       : static_cast<double>(point) - static_cast<double>(first);
    return place + exponentOf(number) < 0;
}

/// `number`: normalized, without blanks.
template <typename T>
Parsed<T> parseFloat(std::string_view number)
{
    if (number.starts_with('+') && !number.starts_with("+-"))
        number.remove_prefix(1);
    if (number.empty() || number.find('(') != std::string_view::npos) // "nan(...)"
        return CellFault::NoNumber;
    T value{};
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (end != number.data() + number.size() || error == std::errc::invalid_argument)
        return CellFault::NoNumber;
    if (error == std::errc::result_out_of_range) {
        const bool isNegative = number.starts_with('-');
        number.remove_prefix(isNegative ? 1 : 0);
        if (!isTiny(number))
            return CellFault::OutOfRange;
        return isNegative ? -T{0} : T{0};
    }
    return value;
}

template <typename T>
Parsed<std::complex<T>> parseComplex(std::string_view number)
{
    if (number.empty())
        return CellFault::NoNumber;
    if (number.size() > 2 && number.front() == '(' && number.back() == ')')
        number = number.substr(1, number.size() - 2);
    T real = 0;
    T imaginary = 0;
    std::string_view realText = number;
    if (number.ends_with('j') || number.ends_with('i')) {
        number.remove_suffix(1);
        std::size_t split = 0; // where the sign of the imaginary part stands
        for (std::size_t i = 1; i < number.size(); ++i)
            if ((number[i] == '+' || number[i] == '-') && number[i - 1] != 'e')
                split = i;
        realText = number.substr(0, split);
        const Parsed<T> part = parseFloat<T>(number.substr(split));
        if (const auto* fault = std::get_if<CellFault>(&part))
            return *fault;
        imaginary = std::get<T>(part);
    }
    if (!realText.empty()) {
        const Parsed<T> part = parseFloat<T>(realText);
        if (const auto* fault = std::get_if<CellFault>(&part))
            return *fault;
        real = std::get<T>(part);
    }
    return std::complex<T>(real, imaginary);
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// `digits`: with a '-' or without.
template <typename T>
Parsed<T> parseDigits(std::string_view digits)
{
    if (digits.find_first_not_of("-0") == std::string_view::npos) // "-0" is no unsigned integer for from_chars
        return T{0};
    T value{};
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return result.ec == std::errc() && result.ptr == digits.data() + digits.size() ? Parsed<T>(value)
                                                                                   : CellFault::OutOfRange;
}

/// The digits of a finite number that has a point or an exponent, exactly: "-1.50e2" is "-150".
Parsed<std::string> wholeDigits(std::string_view number)
{
    std::string digits = number.starts_with('-') ? "-" : "";
    std::string_view mantissa = number.substr(0, number.find('e'));
    mantissa.remove_prefix(number.starts_with('-') || number.starts_with('+') ? 1 : 0);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    std::string figures(mantissa);
    std::erase(figures, '.');
    const std::size_t first = figures.find_first_not_of('0');
    if (first == std::string::npos)
        return std::string("0");
    const std::size_t last = figures.find_last_not_of('0');
    // The powers of ten of the two.
    const double ones = static_cast<double>(point) - 1 + exponentOf(number);
    const double lowest = ones - static_cast<double>(last);
    if (lowest < 0)
        return CellFault::NoInteger;
    if (ones - static_cast<double>(first) >= kMostIntegerDigits)
        return CellFault::OutOfRange;
    digits.append(figures, first, last - first + 1);
    digits.append(static_cast<std::size_t>(lowest), '0');
    return digits;
}

template <typename T>
Parsed<T> parseInteger(std::string_view number)
{
    const bool hasSign = number.starts_with('-') || number.starts_with('+');
    if (isDigits(number.substr(hasSign ? 1 : 0)))
        return parseDigits<T>(number.substr(number.starts_with('+') ? 1 : 0));
    const Parsed<double> parsed = parseFloat<double>(number); // whether it is a number; which one, its digits say
    const auto* value = std::get_if<double>(&parsed);
    if (value == nullptr && std::get<CellFault>(parsed) != CellFault::OutOfRange)
        return std::get<CellFault>(parsed);
    if (value != nullptr && !std::isfinite(*value))
        return CellFault::NoInteger;
    const Parsed<std::string> digits = wholeDigits(number);
    if (const auto* fault = std::get_if<CellFault>(&digits))
        return *fault;
    return parseDigits<T>(std::get<std::string>(digits));
}

Parsed<std::uint8_t> parseBoolean(std::string_view number)
{
    if (number == "true" || number == "1")
        return std::uint8_t{1};
    if (number == "false" || number == "0")
        return std::uint8_t{0};
    return CellFault::NoBoolean;
}

Parsed<std::uint16_t> parseHalf(std::string_view number)
{
    const Parsed<double> parsed = parseFloat<double>(number);
    const auto* value = std::get_if<double>(&parsed);
    if (value == nullptr)
        return std::get<CellFault>(parsed);
    const std::uint16_t half = halfFromDouble(*value);
    if (std::isfinite(*value) && isInfinite(half))
        return CellFault::OutOfRange;
    return half;
}

template <typename T>
std::optional<CellFault> store(const Parsed<T>& parsed, std::string_view number, std::span<std::byte> element)
{
    if (const auto* value = std::get_if<T>(&parsed)) {
        put(element, *value);
        return std::nullopt;
    }
    const CellFault fault = std::get<CellFault>(parsed);
    if (fault == CellFault::NoNumber && std::holds_alternative<std::complex<double>>(parseComplex<double>(number)))
        return CellFault::NotReal;
    return fault;
}

std::optional<CellFault> storeText(std::string_view text, std::span<std::byte> element)
{
    if (text.size() > element.size())
        return CellFault::TooLong;
    if (text.ends_with('\0'))
        return CellFault::EndsInNul;
    std::ranges::fill(element, std::byte{0});
    std::ranges::copy(std::as_bytes(std::span(text)), element.begin());
    return std::nullopt;
}

/// The number of the member that the text names or is.
std::optional<CellFault> storeMember(std::string_view text, const CellType& type, std::span<std::byte> element)
{
    std::optional<std::int64_t> number = type.names->numberOf(text);
    if (!number) {
        std::vector<std::byte> bytes(element.size());
        if (parseElement(text, type.element, DecimalSign::Point, bytes))
            return CellFault::NoMember;
        number = enumNumberAt(NdArray(Shape(), type.element, std::move(bytes)), 0);
        if (type.names->nameOf(*number) == nullptr)
            return CellFault::NoMember;
    }
    std::memcpy(element.data(), &*number, element.size()); // the low bytes, of a little-endian machine
    return std::nullopt;
}

} // namespace

bool isWritableAsText(const ElementType& type)
{
    return isNumeric(type.kind) || type.kind == ElementKind::Text ||
           (type.kind == ElementKind::FixedString && type.byteSize > 0);
}

std::string_view trimmedCell(std::string_view text)
{
    const auto blankAtBegin = [&text]() -> std::size_t {
        if (text.starts_with(kNoBreakSpace))
            return kNoBreakSpace.size();
        return !text.empty() && isBlank(text.front()) ? 1 : 0;
    };
    const auto blankAtEnd = [&text]() -> std::size_t {
        if (text.ends_with(kNoBreakSpace))
            return kNoBreakSpace.size();
        return !text.empty() && isBlank(text.back()) ? 1 : 0;
    };
    while (const std::size_t blank = blankAtBegin())
        text.remove_prefix(blank);
    while (const std::size_t blank = blankAtEnd())
        text.remove_suffix(blank);
    return text;
}

std::optional<CellFault> parseElement(std::string_view text, const CellType& type, DecimalSign decimal,
                                      std::span<std::byte> element)
{
    if (type.element.kind == ElementKind::FixedString)
        return storeText(text, element);
    const std::string_view trimmed = trimmedCell(text);
    if (trimmed.empty())
        return CellFault::Empty;
    if (type.names)
        return storeMember(trimmed, type, element);
    const std::string number = normalized(trimmed, decimal);
    switch (type.element.kind) {
    case ElementKind::Bool:
        return store(parseBoolean(number), number, element);
    case ElementKind::Int8:
        return store(parseInteger<std::int8_t>(number), number, element);
    case ElementKind::Int16:
        return store(parseInteger<std::int16_t>(number), number, element);
    case ElementKind::Int32:
        return store(parseInteger<std::int32_t>(number), number, element);
    case ElementKind::Int64:
        return store(parseInteger<std::int64_t>(number), number, element);
    case ElementKind::UInt8:
        return store(parseInteger<std::uint8_t>(number), number, element);
    case ElementKind::UInt16:
        return store(parseInteger<std::uint16_t>(number), number, element);
    case ElementKind::UInt32:
        return store(parseInteger<std::uint32_t>(number), number, element);
    case ElementKind::UInt64:
        return store(parseInteger<std::uint64_t>(number), number, element);
    case ElementKind::Float16:
        return store(parseHalf(number), number, element);
    case ElementKind::Float32:
        return store(parseFloat<float>(number), number, element);
    case ElementKind::Float64:
        return store(parseFloat<double>(number), number, element);
    case ElementKind::Complex64:
        return store(parseComplex<float>(number), number, element);
    case ElementKind::Complex128:
        return store(parseComplex<double>(number), number, element);
    default:
        return CellFault::NoNumber;
    }
}

} // namespace h5scout
