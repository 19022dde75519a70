// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/hdf5/Selection.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

/// Throws InvalidDataDimension unless `selection` has the rank of `shape`, positive strides, and lies inside.
void checkSelection(const Selection& selection, const Shape& shape);

} // namespace h5scout
