// SPDX-License-Identifier: GPL-3.0-or-later
// Checked calls that make and change datasets. All throw CallError.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/Shape.h"

namespace h5scout::hdf5
{

/// How a new dataset lies in the file.
struct DatasetLayout
{
    Shape chunkShape;                ///< empty: contiguous
    std::optional<int> deflateLevel; ///< 0 to 9; needs chunks
    bool isShuffled = false;         ///< before deflating
    bool hasTimes = true;            ///< HDF5 notes when it is made and changed
    bool isFilledAtOnce = false;     ///< chunks get the fill value when they are allocated, as PyTables asks for
};

/// A dataspace that can grow; scalar for rank 0.
Handle makeSpace(const Shape& shape, const Shape& maximalShape);
/// Gives a simple dataspace another shape of the same rank.
void reshape(Id space, const Shape& shape, const Shape& maximalShape);
/// The parent of `path` must exist.
Handle createDataset(Id location, const std::string& path, Id type, Id space, const DatasetLayout& layout);
/// Every extent within the maximal shape. Elements outside of a smaller shape are lost.
void setExtent(Id dataset, const Shape& shape);
void writeDataset(Id dataset, Id memoryType, Id memorySpace, Id fileSpace, const void* elements);
/// This program can apply the filter, not only undo it.
bool canEncode(int filter);

} // namespace h5scout::hdf5
