// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "h5scout/value/NdArray.h"

namespace h5scout::backend
{

/// Doubles as floats of 32 bits, each of which prints the same: 0.1 is none exactly, but is what such a float shows.
/// Null if one of them prints differently, or if they are no doubles.
std::shared_ptr<const NdArray> roundedToSingles(const NdArray& array);

/// Which numbers an integer type holds, as a sentence; empty for other types.
std::string rangeOf(const ElementType& type);

} // namespace h5scout::backend
