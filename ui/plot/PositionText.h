// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/plot/AxisScale.h"

namespace h5scout::ui
{

/// Whether a number of seconds since 1970 can be written as a date: the years 1 to 9999.
bool isDate(double seconds);

/// The position of an element on its axis, without units and with just the digits that tell it from its neighbours:
/// "12.5", "2024-05-01 12:00:03" (local time), "≈ 12.5" where it is interpolated, "NaN". Empty for plain indices.
QString positionNumber(const AxisScale& scale, quint64 index);
/// The same with units: "12.5 fs". Empty for plain indices.
QString positionText(const AxisScale& scale, quint64 index);

} // namespace h5scout::ui
