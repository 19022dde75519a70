// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "h5scout/value/Shape.h"

namespace h5scout
{

/// Rows that a new enlargeable array is expected to get, unless told otherwise.
inline constexpr std::uint64_t kDefaultExpectedRows = 1000;

/// The chunk shape for a new array. A chunk takes about 64 KiB where less than 10 MiB are expected in all, and twice as
/// much for each factor of ten above, 512 KiB at most (from 1 GiB on). The first dimension gets what the whole of the
/// others leaves of it; where they take more, the slowest of them are cut.
/// That is PyTables' rule, but for the limit and for chunks larger than the array. Measured (tests/bench/bench_chunks:
/// 8 MiB of rows of 1024 doubles; processor time): appended row by row and read as a whole, chunks of 32 KiB to 1 MiB
/// cost the same, smaller ones up to four times as much, compressed ones, too; columns get cheaper up to 128 KiB; a
/// single row of compressed data costs 0.12 ms at 64 KiB and 0.19 ms at 128 KiB to 512 KiB. From 1 MiB on, HDF5's cache
/// of chunks (1 MiB an array) no longer holds one beside another, or none: each row appended to compressed data unpacks
/// and packs its whole chunk again.
/// `shape`: in elements; the first extent is `expectedRows` in an array that `isGrowing`, where the chunk may have more
/// rows than the array. Extents of 0 count as 1. Rank 0 gives an empty shape.
Shape chunkShapeFor(const Shape& shape, std::uint64_t elementBytes, bool isGrowing);

} // namespace h5scout
