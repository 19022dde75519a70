// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "h5scout/value/ElementType.h"

namespace h5scout
{

class NdArray;
class Value;

/// Python's None, and a null dataspace without a better meaning.
struct None
{
    bool operator==(const None&) const = default;
};

/// An integer outside of 64 signed bits, in decimal digits with an optional leading '-'. Integers that fit are
/// std::int64_t.
struct BigInteger
{
    std::string digits;
    bool operator==(const BigInteger&) const = default;
};

/// Text, UTF-8 as far as the file keeps its promise (bytes that are no UTF-8 are kept as they are).
struct Text
{
    std::string utf8;
    bool operator==(const Text&) const = default;
};

/// Bytes that are no text.
struct Bytes
{
    std::string bytes;
    bool operator==(const Bytes&) const = default;
};

/// A day of the proleptic Gregorian calendar, years 1 to 9999. Python: datetime.date.
struct Date
{
    int year = 1;
    int month = 1;
    int day = 1;
    bool operator==(const Date&) const = default;
};

/// A time of day. Python: datetime.time.
struct Time
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    std::optional<int> utcOffsetSeconds; ///< empty: no time zone
    bool operator==(const Time&) const = default;
};

/// Python: datetime.datetime.
struct DateTime
{
    Date date;
    Time time;
    bool operator==(const DateTime&) const = default;
};

/// Python: tuple.
struct Tuple
{
    std::vector<Value> items;
    bool operator==(const Tuple&) const;
};

/// Python: list.
struct List
{
    std::vector<Value> items;
    bool operator==(const List&) const;
};

/// In the order found; equality looks at the order too.
struct Set
{
    std::vector<Value> items;
    bool operator==(const Set&) const;
};

/// Python: dict.
struct Dict
{
    std::vector<std::pair<Value, Value>> items; ///< in the order found
    bool operator==(const Dict&) const;
};

/// A number as HDF5 or NumPy stores it: the value with its width. `array` is of rank 0 and never null.
struct NumpyScalar
{
    std::shared_ptr<const NdArray> array;
    bool operator==(const NumpyScalar&) const;
};

/// An array of rank 1 or more, never null.
struct Array
{
    std::shared_ptr<const NdArray> array;
    bool operator==(const Array&) const;
};

/// An object or region reference; `target` is the path it names, empty if it names none (any more).
struct Reference
{
    /// To a whole object, or to some of its elements.
    enum class Kind : std::uint8_t { Object, Region };
    Kind kind = Kind::Object;
    std::string target;
    bool operator==(const Reference&) const = default;
};

/// The value of a null dataspace of a type that is no string (h5py's Empty).
struct Empty
{
    std::string dtype; ///< NumPy's dtype name
    bool operator==(const Empty&) const = default;
};

/// What is there but could not or must not be turned into a value: a pickled object, a Python expression, a type that
/// is not shown yet. `kind` names it ("numpy.ndarray", "datetime.timedelta", "compound"), `reason` says why in a
/// sentence, `bytes` holds what is stored (perhaps cut), for PyMoDAQ's JSON the Python text.
struct Undecodable
{
    std::string kind;
    std::string reason;
    std::string bytes;
    bool operator==(const Undecodable&) const = default;
};

/// What Value is made of.
namespace value
{

/// T is one of the alternatives of the std::variant.
template <typename T, typename Variant>
inline constexpr bool kIsAlternative = false;
template <typename T, typename... Alternatives>
inline constexpr bool kIsAlternative<T, std::variant<Alternatives...>> = (std::same_as<T, Alternatives> || ...);

/// Any integer of at most 64 bits; bool and the characters are none.
template <typename T>
concept WholeNumber = std::integral<T> && sizeof(T) <= 8 && !std::same_as<T, bool> && !std::same_as<T, char> &&
                      !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> && !std::same_as<T, char16_t> &&
                      !std::same_as<T, char32_t>;

/// What std::string_view is made from: a literal, std::string. None is a null pointer.
template <typename T>
concept TextLike = std::convertible_to<T, std::string_view> && !std::same_as<std::remove_cvref_t<T>, std::nullptr_t>;

} // namespace value

/// Everything that an attribute can hold. A plain value type; nested at most kMaximalValueDepth deep by our decoders.
/// C++ numbers, texts and arrays become one without a word: an integer of any width std::int64_t, or BigInteger where
/// it does not fit; `float` a double; a text Text; an NdArray Array (of rank 0: NumpyScalar). `long double` and `char`
/// are refused by the compiler: neither says what is to be stored.
class Value
{
public:
    /// One of these.
    using Storage =
        std::variant<None, bool, std::int64_t, BigInteger, double, std::complex<double>, Text, Bytes, Date, Time,
                     DateTime, Tuple, List, Set, Dict, NumpyScalar, Array, Reference, Empty, Undecodable>;

    Value() = default;             ///< None
    Value(const Value&) = default; ///< of the same value
    Value& operator=(const Value&) = default;
    /// What was moved from is None.
    Value(Value&& other) noexcept
        : m_storage(std::exchange(other.m_storage, None()))
    {}
    /// The same.
    Value& operator=(Value&& other) noexcept
    {
        m_storage = std::exchange(other.m_storage, None());
        return *this;
    }
    ~Value() = default;
    /// One of the types of Storage.
    template <typename T>
    requires(value::kIsAlternative<std::remove_cvref_t<T>, Storage>)
        Value(T&& value) // NOLINT(google-explicit-constructor): a Value is what it is made from
        : m_storage(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(value))
    {}
    /// An integer of any width, exactly.
    template <value::WholeNumber T>
    requires(!std::same_as<T, std::int64_t>) Value(T integer) // NOLINT(google-explicit-constructor)
        : m_storage(integerStorage(integer))
    {}
    /// float, std::complex<float>. (Templates, so that nothing else turns into these.)
    template <std::same_as<float> T>
    Value(T number) // NOLINT(google-explicit-constructor)
        : m_storage(static_cast<double>(number))
    {}
    /// The same.
    template <std::same_as<std::complex<float>> T>
    Value(T number) // NOLINT(google-explicit-constructor)
        : m_storage(std::complex<double>(number))
    {}
    /// UTF-8.
    template <value::TextLike T>
    Value(T&& text) // NOLINT(google-explicit-constructor)
        : m_storage(Text{std::string(std::string_view(std::forward<T>(text)))})
    {}
    /// A copy is shared by all copies of the value.
    template <typename T>
    requires std::same_as<std::remove_cvref_t<T>, NdArray> Value(T&& array) // NOLINT(google-explicit-constructor)
        : m_storage(arrayStorage(std::remove_cvref_t<T>(std::forward<T>(array))))
    {}

    const Storage& storage() const noexcept { return m_storage; } ///< for std::visit
    /// Null if it is no T.
    template <typename T>
    const T* getIf() const noexcept
    {
        return std::get_if<T>(&m_storage);
    }
    /// It is a T.
    template <typename T>
    bool is() const noexcept
    {
        return std::holds_alternative<T>(m_storage);
    }

    bool operator==(const Value&) const = default;

private:
    template <typename Integer>
    static Storage integerStorage(Integer integer)
    {
        if (std::in_range<std::int64_t>(integer))
            return static_cast<std::int64_t>(integer);
        return BigInteger{std::to_string(integer)};
    }
    static Storage arrayStorage(NdArray&& array);

    Storage m_storage;
};

/// A number of any kind as a double: bool, integers (above 2^53 rounded, as by Python's float()), floats, NumPy scalars
/// of real numbers. Empty for everything else, and for
/// integers beyond all doubles. Python: float(value), which takes texts, too.
std::optional<double> toDouble(const Value& value);

/// Why nothing should hold the value, as a sentence: digits that are none, a day that no calendar has, an array that is
/// null, nested deeper than kMaximalValueDepth. Empty if it is sound. Linear in what the value holds.
std::optional<std::string> valueFault(const Value& value);

/// Deepest nesting that our decoders and messages accept.
inline constexpr int kMaximalValueDepth = 32;
/// Most values, containers and items together, that one decoded value may hold: a bound on the memory that a text
/// takes.
inline constexpr std::size_t kMaximalValueNodes = std::size_t{1} << 20;

/// The value as Python would print it with repr(): 'text', b'abc', (1, 2.5), datetime.date(2024, 10, 20), nan. A
/// NumPy scalar prints as its plain value, an array as nested lists. Stops with an ellipsis after `maximalBytes` bytes.
std::string pythonRepr(const Value& value, std::size_t maximalBytes = SIZE_MAX);

/// A double in Python's shortest round-trip spelling: "1.5", "1e-07", "3.0", "nan", "-inf".
std::string pythonRepr(double value);

/// For people: text without quotes, everything else as pythonRepr.
std::string displayText(const Value& value, std::size_t maximalBytes = SIZE_MAX);

/// What kind of value it is, in one word as the attribute pane shows it: "int", "float", "str", "bytes", "tuple",
/// "datetime", "float64" for a NumPy scalar, "float64 (3, 4)" for an array, "NoneType", "object reference",
/// the `kind` of an Undecodable.
std::string valueTypeName(const Value& value);

} // namespace h5scout
