// SPDX-License-Identifier: GPL-3.0-or-later
#include "BackgroundArray.h"

#include <fmt/format.h>

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostElementsKept = 1U << 20U;

reduce::Broadcast broadcastOf(const NumberArray& background, const NumberArray& data)
{
    const auto broadcast = reduce::Broadcast::of(background.shape(), data.shape());
    if (!broadcast)
        data.refuse(fmt::format("Its shape is {}: the background {}, of shape {}, cannot be subtracted from it.",
                                formatShape(data.shape()), background.path(), formatShape(background.shape())));
    return *broadcast;
}

void convert(const NumberArray& array, std::span<const std::byte> elements, std::span<double> numbers)
{
    reduce::toDoubles(array.type().kind, elements, reduce::Component::Value, numbers);
}

void convert(const NumberArray& array, std::span<const std::byte> elements, std::span<std::complex<double>> numbers)
{
    reduce::toComplexNumbers(array.type().kind, elements, numbers);
}

} // namespace

BackgroundArray::BackgroundArray(const Session& session, const std::string& path, const NumberArray& data)
    : m_array(session, path, "subtract the background")
    , m_broadcast(broadcastOf(m_array, data))
    , m_isSmall(elementCount(m_array.shape()).value_or(UINT64_MAX) <= kMostElementsKept)
{}

void BackgroundArray::subtractFrom(std::span<double> numbers, std::span<const reduce::Samples> place)
{
    subtract(numbers, place, m_numbers);
}

void BackgroundArray::subtractFrom(std::span<std::complex<double>> numbers, std::span<const reduce::Samples> place)
{
    subtract(numbers, place, m_complexNumbers);
}

template <typename T>
void BackgroundArray::subtract(std::span<T> numbers, std::span<const reduce::Samples> place, std::vector<T>& background)
{
    if (numbers.empty())
        return;
    const Shape counts = shapeOf(selectionOf(place));
    if (!m_isSmall) {
        read(m_broadcast.under(place), background);
        reduce::subtract(numbers, counts, std::span<const T>(background), m_broadcast.stepsThroughPiece(place));
        return;
    }
    if (background.empty())
        read(placeOf(wholeSelection(m_array.shape())), background);
    std::uint64_t start = 0;
    const auto steps = m_broadcast.stepsThroughWhole(place, start);
    reduce::subtract(numbers, counts, std::span<const T>(background).subspan(start), steps);
}

template <typename T>
void BackgroundArray::read(std::span<const reduce::Samples> place, std::vector<T>& background)
{
    const std::uint64_t count = reduce::elementsOf(place);
    m_buffer.resize(count * m_array.type().byteSize);
    background.resize(count);
    m_array.read(selectionOf(place), m_buffer);
    convert(m_array, m_buffer, background);
}

} // namespace h5scout::worker
