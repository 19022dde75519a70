// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "h5scout/backend/ChunkShape.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

/// How a new array lies in the file, where that is to differ from the rule.
struct ArrayStorage
{
    Shape chunkShape{}; ///< empty: chunkShapeFor(). Not larger than the array where that does not grow
    std::uint64_t expectedRows = kDefaultExpectedRows; ///< of an array that grows
    /// Little or Big, of all numbers of more than one byte; what is read from them is the same. But h5py 3.7 reads
    /// big-endian rows of variable length as if they were little-endian.
    ByteOrder byteOrder = ByteOrder::Little;
};

} // namespace h5scout
