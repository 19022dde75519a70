// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Statistics.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <type_traits>

#include "MinMax.h"
#include "Numbers.h"

namespace h5scout::reduce
{

namespace
{

constexpr std::size_t kPieceLength = 4096; ///< elements that stay in the cache between the passes
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63U;

__extension__ using WideInteger = __int128;

/// Unsigned numbers in the same order.
std::uint64_t ascendingKey(std::uint64_t number)
{
    return number;
}

std::uint64_t ascendingKey(std::int64_t number)
{
    return static_cast<std::uint64_t>(number) ^ kSignBit;
}

std::uint64_t ascendingKey(double number)
{
    const auto bits = std::bit_cast<std::uint64_t>(number + 0.0); // -0 is 0
    return (bits & kSignBit) != 0 ? ~bits : bits | kSignBit;
}

template <typename T>
std::size_t positionOf(std::span<const std::byte> elements, T number)
{
    std::size_t position = 0;
    while (loadNumber<T>(elements.data() + position * sizeof(T)) != number)
        ++position;
    return position;
}

std::vector<std::uint64_t> indexAt(std::size_t position, std::span<const Samples> place)
{
    std::vector<std::uint64_t> index(place.size());
    std::uint64_t rest = position;
    for (std::size_t dimension = place.size(); dimension-- > 0;) {
        const Samples& samples = place[dimension];
        index[dimension] = samples.start + rest % samples.count * samples.stride;
        rest /= samples.count;
    }
    return index;
}

DoubleDouble exactly(WideInteger number)
{
    DoubleDouble result{static_cast<double>(number), 0};
    result.add(static_cast<double>(number - static_cast<WideInteger>(result.high)));
    return result;
}

} // namespace

Statistics::PlacedExtreme::PlacedExtreme() noexcept
    : value(kNaN)
{}

void Statistics::PlacedExtreme::offer(const Extreme& found, std::span<const Samples> place)
{
    if (!found.isSet || (isSet && found.key > key))
        return;
    std::vector<std::uint64_t> foundIndex = indexAt(found.position, place);
    if (isSet && found.key == key && foundIndex >= index)
        return;
    key = found.key;
    value = found.value;
    index = std::move(foundIndex);
    isSet = true;
}

void Statistics::add(ElementKind kind, std::span<const std::byte> elements, Component component,
                     std::span<const Samples> place)
{
    Block block;
    visitNumberType(kind, [&]<typename T>(TypeTag<T>) {
        const std::size_t count = elements.size() / sizeof(T);
        std::array<double, kPieceLength> numbers;
        for (std::size_t first = 0; first < count; first += kPieceLength) {
            const std::size_t length = std::min(kPieceLength, count - first);
            const auto piece = elements.subspan(first * sizeof(T), length * sizeof(T));
            if constexpr (std::is_integral_v<T> && sizeof(T) == sizeof(std::uint64_t)) {
                addWideIntegers<T>(piece, first, block);
            } else {
                toDoubles(kind, piece, component, numbers);
                addDoubles(std::span(numbers).first(length), first, block);
            }
        }
    });
    m_minimum.offer(block.minimum, place);
    m_maximum.offer(block.maximum, place);
}

void Statistics::addDoubles(std::span<const double> numbers, std::size_t position, Block& block)
{
    m_count += numbers.size();
    const auto bytes = std::as_bytes(numbers);
    const MinMax<double> range = minMax<double>(bytes.data(), numbers.size());
    if (range.minimum <= range.maximum) {
        const std::uint64_t minimumKey = ascendingKey(range.minimum);
        const std::uint64_t maximumKey = ~ascendingKey(range.maximum);
        if (!block.minimum.isSet || minimumKey < block.minimum.key)
            block.minimum = {minimumKey, position + positionOf(bytes, range.minimum), range.minimum, true};
        if (!block.maximum.isSet || maximumKey < block.maximum.key)
            block.maximum = {maximumKey, position + positionOf(bytes, range.maximum), range.maximum, true};
    }

    std::size_t finite = 0;
    for (const double number : numbers)
        finite += std::isfinite(number) ? 1 : 0;
    if (finite == numbers.size()) {
        addFinite(numbers);
        return;
    }
    std::array<double, kPieceLength> finiteNumbers;
    finite = 0;
    for (const double number : numbers) {
        if (std::isfinite(number))
            finiteNumbers[finite++] = number;
        else if (std::isnan(number))
            ++m_nanCount;
        else if (number > 0)
            ++m_positiveInfinities;
        else
            ++m_negativeInfinities;
    }
    addFinite(std::span(finiteNumbers).first(finite));
}

void Statistics::addFinite(std::span<const double> numbers)
{
    m_sum.add(sumOf(numbers));
    m_moments.merge(Moments(numbers));
}

/// As doubles such integers would lose their last digits, so what is turned into doubles is how far they are above the
/// smallest of them.
template <typename T>
void Statistics::addWideIntegers(std::span<const std::byte> elements, std::size_t position, Block& block)
{
    const std::size_t count = elements.size() / sizeof(T);
    m_count += count;
    const MinMax<T> range = minMax<T>(elements.data(), count);
    const std::uint64_t minimumKey = ascendingKey(range.minimum);
    const std::uint64_t maximumKey = ~ascendingKey(range.maximum);
    if (!block.minimum.isSet || minimumKey < block.minimum.key)
        block.minimum = {minimumKey, position + positionOf(elements, range.minimum), static_cast<double>(range.minimum),
                         true};
    if (!block.maximum.isSet || maximumKey < block.maximum.key)
        block.maximum = {maximumKey, position + positionOf(elements, range.maximum), static_cast<double>(range.maximum),
                         true};

    WideInteger sum = 0;
    std::array<double, kPieceLength> above;
    for (std::size_t i = 0; i < count; ++i) {
        const T number = loadNumber<T>(elements.data() + i * sizeof(T));
        sum += number;
        above[i] = static_cast<double>(static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(range.minimum));
    }
    m_sum.add(exactly(sum));
    const std::span<const double> distances(above.data(), count);
    Moments moments(distances);
    moments.shift(exactly(range.minimum));
    m_moments.merge(moments);
}

double Statistics::sum() const noexcept
{
    if (m_positiveInfinities > 0)
        return m_negativeInfinities > 0 ? kNaN : kInfinity;
    return m_negativeInfinities > 0 ? -kInfinity : m_sum.value();
}

double Statistics::mean() const noexcept
{
    if (m_positiveInfinities > 0 || m_negativeInfinities > 0)
        return sum();
    return m_moments.mean();
}

double Statistics::standardDeviation() const noexcept
{
    if (m_positiveInfinities > 0 || m_negativeInfinities > 0)
        return kNaN;
    return m_moments.standardDeviation();
}

} // namespace h5scout::reduce
