// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "Subtree.h"

namespace h5scout::backend
{

/// How HDF5's dimension scales tie a dataset to others.
struct ScaleTies
{
    std::vector<std::uint64_t> partners; ///< addresses: its scales, and the arrays that it is attached to as a scale
    bool isScale = false;
};

/// Those of what `link` leads to; none of what is no dataset, and of a damaged one.
ScaleTies scaleTies(const FileState& file, const FoundLink& link);

} // namespace h5scout::backend
