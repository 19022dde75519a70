// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Moments.h"

#include <array>
#include <limits>

namespace h5scout::reduce
{

namespace
{

constexpr std::size_t kLanes = 8;

double meanOf(std::span<const double> numbers)
{
    const auto count = static_cast<double>(numbers.size());
    const double mean = sumOf(numbers) / count;
    if (std::isfinite(mean))
        return mean;
    double sum = 0; // the sum is too large for a double, the mean need not be
    for (const double number : numbers)
        sum += number / count;
    return sum;
}

} // namespace

double sumOf(std::span<const double> numbers) noexcept
{
    std::array<double, kLanes> lanes{};
    std::size_t i = 0;
    for (; i + kLanes <= numbers.size(); i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += numbers[i + lane];
    double sum = 0;
    for (; i < numbers.size(); ++i)
        sum += numbers[i];
    for (const double lane : lanes)
        sum += lane;
    return sum;
}

Moments::Moments(std::span<const double> numbers) noexcept
    : m_count(numbers.size())
{
    if (numbers.empty())
        return;
    const double mean = meanOf(numbers);
    std::array<double, kLanes> distances{};
    std::array<double, kLanes> squares{};
    std::size_t i = 0;
    for (; i + kLanes <= numbers.size(); i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double distance = numbers[i + lane] - mean;
            distances[lane] += distance;
            squares[lane] += distance * distance;
        }
    }
    double sum = 0;
    for (; i < numbers.size(); ++i) {
        const double distance = numbers[i] - mean;
        sum += distance;
        m_squares += distance * distance;
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        sum += distances[lane];
        m_squares += squares[lane];
    }
    // The mean was rounded: `sum` tells by how much.
    const double correction = sum / static_cast<double>(m_count);
    m_mean = {mean, 0};
    m_mean.add(correction);
    m_squares = std::fmax(m_squares - sum * correction, 0);
    if (!std::isfinite(sum))
        m_squares = sum * 0; // NaN
}

void Moments::add(double number) noexcept
{
    ++m_count;
    const double distance = (number - m_mean.high) - m_mean.low;
    m_mean.add(distance / static_cast<double>(m_count));
    m_squares += distance * ((number - m_mean.high) - m_mean.low);
}

void Moments::merge(const Moments& other) noexcept
{
    if (other.m_count == 0)
        return;
    if (m_count == 0) {
        *this = other;
        return;
    }
    const auto ours = static_cast<double>(m_count);
    const auto theirs = static_cast<double>(other.m_count);
    const double distance = (other.m_mean.high - m_mean.high) + (other.m_mean.low - m_mean.low);
    m_count += other.m_count;
    const double part = theirs / static_cast<double>(m_count);
    m_mean.add(distance * part);
    m_squares += other.m_squares + distance * distance * ours * part;
}

double Moments::mean() const noexcept
{
    return m_count == 0 ? std::numeric_limits<double>::quiet_NaN() : m_mean.value();
}

double Moments::standardDeviation() const noexcept
{
    if (m_count == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return std::sqrt(m_squares / static_cast<double>(m_count));
}

} // namespace h5scout::reduce
