// SPDX-License-Identifier: GPL-3.0-or-later
// What the demonstration file holds: invented, as a day at a laser microscope might have brought it.
#pragma once

#include <h5scout/backend/H5Backend.h>

#include "Numbers.h"

namespace h5scout::demo
{

/// A scan: pump and probe; a spectrum and two powers at each delay.
void writeDelayScan(H5Backend& file, const Group& raw, Noise& noise);
/// A scan: a Raman map of a flake; a spectrum at each point.
void writeMap(H5Backend& file, const Group& raw, Noise& noise);
/// Detector000: one picture of two beams that interfere, with its profile and its sum.
void writeSnapshot(H5Backend& file, const Group& raw, Noise& noise);
/// Detector001: a thermometer that was saved continuously, in arrays that grow.
void writeContinuous(const H5Backend& file, const Group& raw, Noise& noise);

} // namespace h5scout::demo
