// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace h5scout::ui
{

/// What the numbers along an axis are, and how they lie on it.
enum class AxisKind : std::uint8_t { Number, Index, Date, Logarithmic };

} // namespace h5scout::ui
