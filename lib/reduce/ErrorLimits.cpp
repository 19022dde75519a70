// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/ErrorLimits.h"

#include <cmath>
#include <cstddef>

namespace h5scout::reduce
{

void errorLimits(std::span<const double> values, std::span<const double> errors, std::span<double> lower,
                 std::span<double> upper) noexcept
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double error = std::fabs(errors[i]);
        const double below = values[i] - error;
        const double above = values[i] + error;
        lower[i] = std::isnan(below) ? values[i] : below;
        upper[i] = std::isnan(above) ? values[i] : above;
    }
}

} // namespace h5scout::reduce
