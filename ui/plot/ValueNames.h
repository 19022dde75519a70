// SPDX-License-Identifier: GPL-3.0-or-later
// Values that have names: bools and enums. Pure functions.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QString>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// By value, each value once.
using ValueNames = std::vector<std::pair<double, QString>>;

/// The name of a value, empty if it has none.
QString nameOf(const ValueNames& names, double value);

/// From the first to the last value if there are few whole numbers there, so that each can have a colour of its own
/// among evenly spaced ones; else empty.
std::optional<Span> classSpan(const ValueNames& names);

} // namespace h5scout::ui
