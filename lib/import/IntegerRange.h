// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>
#include <string>

#include "h5scout/value/ElementType.h"

namespace h5scout
{

/// A double without a fraction that T holds. The limits of 64 bits are no doubles; the powers of two behind them are.
template <typename T>
bool isInRange(double number)
{
    const double behind = std::ldexp(1.0, std::numeric_limits<T>::digits);
    return number < behind && number >= (std::numeric_limits<T>::is_signed ? -behind : 0.0);
}

/// " (0 to 255)" for UInt8; empty for what is no integer.
std::string rangeText(ElementKind kind);

} // namespace h5scout
