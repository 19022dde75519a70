// SPDX-License-Identifier: GPL-3.0-or-later
// What stands under the pointer, in words. Pure functions.
#pragma once

#include <QString>

#include "ui/plot/CurveData.h"
#include "ui/plot/CurveInfo.h"

namespace h5scout::ui
{

/// "Delay = 12.5 fs"; of a column of several samples "Delay = 12 to 14 fs".
QString positionReadout(const AxisScale& scale, quint64 first, quint64 last);

/// "Probe = 0.25 ± 0.01 mW", "Probe = 0.2 to 0.3 mW".
QString valueReadout(const CurveInfo& curve, const Envelope& envelope, quint64 sample);

/// Both, for the finest data there are at `sample`; the position alone where there are none. `scale` is what the curve
/// is drawn along.
QString readout(const CurveInfo& curve, const AxisScale& scale, const CurveData& data, quint64 sample);

} // namespace h5scout::ui
