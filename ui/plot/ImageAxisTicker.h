// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/AxisScale.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Ticks for an axis with these positions: whole indices, numbers, or dates and times of day.
QSharedPointer<QCPAxisTicker> imageAxisTicker(const QCPAxis* axis, const AxisScale& scale);

/// What of a date tells ticks apart that are some seconds from each other, for QDateTime::toString().
QString timeFormat(double secondsShown);

} // namespace h5scout::ui
