// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace h5scout::reduce
{

/// What error bars reach to: `values` minus and plus the amount of `errors`. All have the same length. An error that is
/// NaN counts as 0, and so does an infinite one of an infinite value.
void errorLimits(std::span<const double> values, std::span<const double> errors, std::span<double> lower,
                 std::span<double> upper) noexcept;

} // namespace h5scout::reduce
