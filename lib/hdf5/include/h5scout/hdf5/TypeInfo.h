// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/ElementType.h"
#include "h5scout/value/Shape.h"

namespace h5scout::hdf5
{

/// Types nested deeper than this are described as Unknown at that depth.
inline constexpr int kMaximalTypeDepth = 16;

/// Describes an HDF5 datatype. What HDF5 cannot tell about it keeps its default; a class it does not know becomes
/// Unknown. Throws CallError if `type` is no type at all.
DataType describe(Id type);

/// The type to give to HDF5 when elements described by `type` are to become `element` in memory: native numbers,
/// complex as compound with the file's field names, NUL-padded fixed strings, variable-length strings of the same
/// character set. `element` must not be Row or Raw.
Handle memoryType(const DataType& type, const ElementType& element);
/// A variable-length type of `base` elements.
Handle variableLengthType(Id base);
/// An array type of those dimensions.
Handle arrayType(Id base, const Shape& dimensions);

} // namespace h5scout::hdf5
