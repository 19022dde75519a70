// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "FileState.h"
#include "h5scout/backend/Node.h"
#include "h5scout/hdf5/Description.h"
#include "h5scout/value/Error.h"
#include "h5scout/value/Shape.h"

namespace h5scout::backend
{

/// The dimension along which an array grows: EXTDIM if that has no limit, else the first one without a limit, else the
/// first dimension of a plain HDF5 array that is not full. Empty if it does not grow. The spare room of PyTables'
/// CARRAYs is an accident of their chunks, not meant for rows.
std::optional<std::size_t> growingDimension(const Node& array, const SpaceInfo& space);

/// An array that grows, as it is now.
struct Growth
{
    std::size_t dimension = 0;
    Shape shape;
    Shape maximalShape;
    Shape innerShape; ///< of elements that are arrays

    /// The shape of one row: everything but the growing dimension, inner dimensions included.
    Shape itemShape() const;
};

/// How many rows an array of the shape `given` is: one of the item shape, k of the item shape with a k put in at the
/// growing dimension; onto items of one element k numbers are k rows. Throws InvalidDataDimension with that context if
/// it is none, or if so many more do not fit.
std::uint64_t rowCountOf(const Shape& given, const Growth& growth, const ErrorContext& context);

} // namespace h5scout::backend
