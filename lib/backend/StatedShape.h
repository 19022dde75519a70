// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/backend/CArray.h"
#include "h5scout/value/Shape.h"
#include "h5scout/value/Value.h"

namespace h5scout::backend
{

/// PyMoDAQ counts rows by an attribute `shape` beside the dataspace: brings it to that of the array, stored as it was,
/// where there is one that can be meant: integers, as many as the array has dimensions. Another attribute of that name
/// stays.
void restateShape(const CArray& array);

/// The shape as a tuple of integers.
Value shapeValue(const Shape& shape);

/// The value says that, as a tuple, a list or an array of integers.
bool statesShape(const Value& value, const Shape& shape);

} // namespace h5scout::backend
