// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "FileState.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::backend
{

/// Attributes are read whole: HDF5 knows no part of one.
inline constexpr std::uint64_t kMaximalStoredBytes = std::uint64_t{64} << 20;

/// An open attribute, and how much of its value is wanted.
struct AttributeSource
{
    const FileState& file;
    hdf5::Id attribute;
    std::uint64_t maximalBytes;
};

} // namespace h5scout::backend
