// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RuleContext.h"

namespace h5scout::data
{

/// HDF5's dimension scales, as h5py and netCDF-4 attach them (DIMENSION_LIST), and DIMENSION_LABELS. False if the array
/// has neither.
bool fillFromDimensionScales(const H5Backend& backend, Subject& subject, AxisReader& reader);

} // namespace h5scout::data
