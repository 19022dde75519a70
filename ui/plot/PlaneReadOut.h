// SPDX-License-Identifier: GPL-3.0-or-later
// What a plane says about the place under the pointer. Pure functions.
#pragma once

#include <optional>

#include <QString>

#include "ui/plot/AxisScale.h"

namespace h5scout::ui
{

/// "Camera = 312 counts" of the title "Camera (counts)"; "value = 312" without one; "value = open (2)" with a name.
/// `resolution`: as in formatNumber().
QString valueText(const QString& title, double value, double resolution, const QString& valueName = {});

/// "x = 1.25 mm, y = -0.5 mm, Camera = 312 (row 3, column 5)"; index axes as "row = 3, column = 5". Without a value, if
/// none is loaded. An axis that has them tells date and time.
QString imageReadOut(const AxisScale& rows, const AxisScale& columns, quint64 row, quint64 column,
                     const std::optional<double>& value, const QString& valueTitle, double resolution = 0,
                     const QString& valueName = {});

/// "x = 1.25 mm, y = -0.5 mm, Camera = 312 (point 7)".
QString pointReadOut(const AxisScale& x, const AxisScale& y, quint64 point, double value, const QString& valueTitle,
                     double resolution = 0);

} // namespace h5scout::ui
