// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/ChunkShape.h"

#include <algorithm>
#include <numeric>

namespace h5scout
{

namespace
{

constexpr std::uint64_t kSmallestChunkBytes = std::uint64_t{64} << 10;
constexpr int kMostDoublings = 3;

/// Saturates instead of overflowing.
std::uint64_t product(std::uint64_t left, std::uint64_t right)
{
    std::uint64_t result = 0;
    return __builtin_mul_overflow(left, right, &result) ? UINT64_MAX : result;
}

std::uint64_t chunkBytesFor(std::uint64_t expectedBytes)
{
    std::uint64_t bytes = kSmallestChunkBytes;
    std::uint64_t expectedMebibytes = expectedBytes >> 20U;
    for (int step = 0; step < kMostDoublings && expectedMebibytes >= 10; ++step) {
        expectedMebibytes /= 10;
        bytes *= 2;
    }
    return bytes;
}

} // namespace

Shape chunkShapeFor(const Shape& shape, std::uint64_t elementBytes, bool isGrowing)
{
    Shape chunk = shape;
    std::replace(chunk.begin(), chunk.end(), std::uint64_t{0}, std::uint64_t{1});
    const std::uint64_t expectedBytes = std::accumulate(chunk.begin(), chunk.end(), elementBytes, product);
    std::uint64_t left =
        std::max<std::uint64_t>(1, chunkBytesFor(expectedBytes) / std::max<std::uint64_t>(1, elementBytes));
    // From the fastest dimension on: each is whole as long as there is room.
    for (std::size_t dimension = chunk.size(); dimension-- > 0;) {
        const bool isFree = isGrowing && dimension == 0;
        chunk[dimension] = isFree ? left : std::min(chunk[dimension], left);
        left = std::max<std::uint64_t>(1, left / chunk[dimension]);
    }
    return chunk;
}

} // namespace h5scout
