// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImageMessages.h"

#include <fmt/format.h>

namespace h5scout::worker
{

namespace
{

constexpr std::uint32_t kMostPixelsASide = 16384;

} // namespace

void checkImageSize(const NumberArray& array, std::uint32_t width, std::uint32_t height)
{
    const auto isGood = [](std::uint32_t side) { return side >= 1 && side <= kMostPixelsASide; };
    if (!isGood(width) || !isGood(height))
        array.refuse(
            fmt::format("An image has 1 to {} elements a side, not {} x {}.", kMostPixelsASide, width, height));
}

void setRange(protocol::Range& message, const reduce::Samples& samples)
{
    message.set_start(samples.start);
    message.set_count(samples.count);
    message.set_stride(samples.stride);
}

} // namespace h5scout::worker
