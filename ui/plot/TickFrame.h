// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot. What the tick labels of an axis have in common, so that they stay short. Pure functions.
#pragma once

#include <QString>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// A tick's label tells (tick - offset) / 10^exponent.
struct TickFrame
{
    double offset = 0;
    int exponent = 0;
    bool isPlain() const { return offset == 0 && exponent == 0; }
    bool operator==(const TickFrame&) const = default;
};

/// Plain where labels for ticks `step` apart are short without more ado; numbers of up to `integerDigits` digits before
/// the point are.
TickFrame tickFrame(const Span& range, double step, int integerDigits);

/// The label of a tick within `range`.
QString framedLabel(double tick, const TickFrame& frame, const Span& range, const TickScale& scale);

/// What stands beside the axis: "+1.7\u00d710\u2079", "\u00d710\u207b\u2075"; empty for a plain one.
QString frameText(const TickFrame& frame);

} // namespace h5scout::ui
