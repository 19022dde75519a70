// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace h5scout::demo
{

/// A small PNG file: `levels`, row by row, in the colours of viridis from the lowest to the highest. At most 64 KiB of
/// pixels: they are not compressed.
std::string pngOf(const std::vector<double>& levels, std::size_t width);

} // namespace h5scout::demo
