// SPDX-License-Identifier: GPL-3.0-or-later
#include "Numbers.h"

#include <cmath>

namespace h5scout::demo
{

Numbers evenly(double first, double last, std::size_t count)
{
    Numbers numbers(count);
    for (std::size_t index = 0; index < count; ++index)
        numbers[index] = first + (last - first) * double(index) / double(count - 1);
    return numbers;
}

double lorentzian(double x, double centre, double width)
{
    const double distance = (x - centre) / width;
    return 1 / (1 + distance * distance);
}

double step(double x)
{
    return 1 / (1 + std::exp(-x));
}

std::uint16_t Noise::counts(double mean)
{
    return static_cast<std::uint16_t>(std::poisson_distribution<std::int32_t>(mean)(m_bits));
}

} // namespace h5scout::demo
