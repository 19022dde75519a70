// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include <QPointF>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"
#include "ui/plot/PointOrder.h"

namespace h5scout::ui
{

/// The sample `steps` to the right of `from` (negative: to the left), at most to the last one. Points in no order are
/// gone through by position, and those of one position by value where `data` has each of them; others as recorded.
/// Takes time for each sample of those in no order. Pure function.
quint64 steppedSample(const AxisScale& scale, const PointOrder& order, const Envelope* data, quint64 from, int steps);

/// The point in the direction of `step` that is nearest to `from`, one aside counting as twice as far; itself if there
/// is none. Of points at one place each leads to the next, backwards (leftwards, upwards on a screen) to the one
/// before. Linear time. Pure function.
std::size_t neighbourOf(std::span<const QPointF> places, std::size_t from, const QPoint& step);

} // namespace h5scout::ui
