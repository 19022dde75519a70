// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/AxisKind.h"
#include "ui/plot/AxisScale.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Gives the axis the ticker for what it shows. Its scale type is the caller's.
void setTicker(QCPAxis* axis, AxisKind kind);
/// The same for positions on a linear axis.
void setTicker(QCPAxis* axis, const AxisScale& scale);

} // namespace h5scout::ui
