// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Background.h"

#include <algorithm>

namespace h5scout::reduce
{

namespace
{

/// The numbers that have been dealt with.
template <typename T>
std::size_t subtractFrom(std::span<T> numbers, std::span<const std::uint64_t> counts, const T* background,
                         std::span<const std::uint64_t> steps)
{
    if (counts.size() > 1) {
        std::size_t done = 0;
        for (std::uint64_t i = 0; i < counts[0]; ++i)
            done += subtractFrom(numbers.subspan(done), counts.subspan(1), background + i * steps[0], steps.subspan(1));
        return done;
    }
    const std::size_t count = counts.empty() ? numbers.size() : counts[0];
    const std::size_t step = steps.empty() ? 0 : steps[0];
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] -= background[i * step];
    return count;
}

} // namespace

std::optional<Broadcast> Broadcast::of(const Shape& background, const Shape& data)
{
    for (std::size_t fromEnd = 1; fromEnd <= background.size(); ++fromEnd) {
        const std::uint64_t extent = background[background.size() - fromEnd];
        const bool fits = extent == 1 || (fromEnd <= data.size() && extent == data[data.size() - fromEnd]);
        if (!fits)
            return std::nullopt;
    }
    return Broadcast(background, data.size());
}

Broadcast::Broadcast(const Shape& background, std::size_t dataRank)
    : m_background(background)
    , m_dataRank(dataRank)
{}

std::vector<Samples> Broadcast::under(std::span<const Samples> place) const
{
    std::vector<Samples> part(m_background.size(), {0, 1, 1});
    for (std::size_t fromEnd = 1; fromEnd <= std::min(part.size(), place.size()); ++fromEnd)
        if (m_background[part.size() - fromEnd] != 1)
            part[part.size() - fromEnd] = place[place.size() - fromEnd];
    return part;
}

std::vector<std::uint64_t> Broadcast::stepsThroughPiece(std::span<const Samples> place) const
{
    std::vector<std::uint64_t> steps(m_dataRank, 0);
    std::uint64_t step = 1;
    for (std::size_t fromEnd = 1; fromEnd <= std::min(m_background.size(), m_dataRank); ++fromEnd) {
        if (m_background[m_background.size() - fromEnd] == 1)
            continue;
        steps[m_dataRank - fromEnd] = step;
        step *= place[m_dataRank - fromEnd].count;
    }
    return steps;
}

std::vector<std::uint64_t> Broadcast::stepsThroughWhole(std::span<const Samples> place, std::uint64_t& start) const
{
    std::vector<std::uint64_t> steps(m_dataRank, 0);
    std::uint64_t step = 1;
    start = 0;
    for (std::size_t fromEnd = 1; fromEnd <= std::min(m_background.size(), m_dataRank); ++fromEnd) {
        const std::uint64_t extent = m_background[m_background.size() - fromEnd];
        if (extent == 1)
            continue;
        const Samples& samples = place[m_dataRank - fromEnd];
        start += samples.start * step;
        steps[m_dataRank - fromEnd] = samples.stride * step;
        step *= extent;
    }
    return steps;
}

void subtract(std::span<double> numbers, std::span<const std::uint64_t> counts, std::span<const double> background,
              std::span<const std::uint64_t> steps)
{
    subtractFrom(numbers, counts, background.data(), steps);
}

void subtract(std::span<std::complex<double>> numbers, std::span<const std::uint64_t> counts,
              std::span<const std::complex<double>> background, std::span<const std::uint64_t> steps)
{
    subtractFrom(numbers, counts, background.data(), steps);
}

} // namespace h5scout::reduce
