// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "h5scout/value/Shape.h"

namespace h5scout
{

/// Rows that a new enlargeable array is expected to get, unless told otherwise.
inline constexpr std::uint64_t kDefaultExpectedRows = 1000;

/// The chunk shape for a new array: PyTables' rule, without its chunks that are larger than the array. A chunk takes
/// about 64 KiB where less than 10 MiB are expected in all, and twice as much for each factor of ten above (8 MiB from
/// 10 TiB on). The first dimension gets what the whole of the others leaves of it; where they take more, the slowest
/// of them are cut. Large enough to be read and written in few calls, small enough that a row of an image costs little.
/// `shape`: in elements; the first extent is `expectedRows` in an array that `isGrowing`, where the chunk may have more
/// rows than the array. Extents of 0 count as 1. Rank 0 gives an empty shape.
Shape chunkShapeFor(const Shape& shape, std::uint64_t elementBytes, bool isGrowing);

} // namespace h5scout
