// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace h5scout::reduce
{

/// A number of about 106 bits, for sums of very many: high + low, |low| at most half of high's last digit. Once it is
/// no finite number any more it behaves as a double.
struct DoubleDouble
{
    double high = 0;
    double low = 0;

    double value() const noexcept { return high; }

    void add(double number) noexcept
    {
        const double sum = high + number;
        if (!std::isfinite(sum)) {
            *this = {sum, 0};
            return;
        }
        const double part = sum - high; // Knuth's sum: what rounding has cut off is known exactly
        const double lost = (high - (sum - part)) + (number - part);
        const double rest = low + lost;
        high = sum + rest;
        low = rest - (high - sum);
    }

    void add(const DoubleDouble& other) noexcept
    {
        add(other.high);
        if (std::isfinite(high))
            add(other.low);
    }
};

} // namespace h5scout::reduce
