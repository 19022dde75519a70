// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace h5scout
{

/// Which of PyMoDAQ's backends a file is written like; both are read, and plain HDF5.
enum class Convention : std::uint8_t { Tables, H5py };

} // namespace h5scout
