// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "ui/plot/AxisScale.h"

namespace h5scout::ui
{

/// How the points of a curve are joined.
enum class Joining : std::uint8_t {
    AsRecorded, ///< each with the next: the positions follow each other, or go back and forth in sweeps (a hysteresis)
    ByPosition, ///< from left to right: they are in no order (a scan at random places) and all different
    None        ///< not at all: they are in no order, and at some positions there are several
};

struct PointOrder
{
    Joining joining = Joining::AsRecorded;
    /// The samples from left to right, those of one position as recorded, those without one at the end; empty if
    /// AsRecorded.
    std::vector<quint64> samples = {};
};

/// Positions are in no order if they turn back at more than a third of the points; of random ones two thirds are
/// expected. Takes n log n steps for scattered positions. Pure function.
PointOrder pointOrder(const AxisScale& scale);

} // namespace h5scout::ui
