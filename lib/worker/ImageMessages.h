// SPDX-License-Identifier: GPL-3.0-or-later
// What jobs that answer with an Image have in common.
#pragma once

#include <cstdint>

#include "NumberArray.h"

namespace h5scout::worker
{

/// Throws BadRequest if an image of that many elements a side is not made.
void checkImageSize(const NumberArray& array, std::uint32_t width, std::uint32_t height);

void setRange(protocol::Range& message, const reduce::Samples& samples);

} // namespace h5scout::worker
