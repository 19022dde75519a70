// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace h5scout::demo
{

using Numbers = std::vector<double>;

/// `count` numbers from `first` to `last`, evenly.
Numbers evenly(double first, double last, std::size_t count);
/// A peak of height 1 at `centre`, of height 1/2 at `width` beside it.
double lorentzian(double x, double centre, double width);
/// From 0 far below 0 to 1 far above.
double step(double x);

/// The same noise every time.
class Noise
{
public:
    /// Normal, around 0.
    double normal(double deviation = 1.0) { return deviation * m_normal(m_bits); }
    /// What a detector counts where it should count `mean`.
    std::uint16_t counts(double mean);

private:
    std::mt19937_64 m_bits{20241020};
    std::normal_distribution<double> m_normal;
};

} // namespace h5scout::demo
