// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace h5scout::backend
{

/// Which attributes the nodes of a file bear beside the user's, and how attributes are stored in it.
enum class Bookkeeping : std::uint8_t {
    Tables, ///< PyMoDAQ's and PyTables', texts of fixed length
    H5py,   ///< PyMoDAQ's, texts of variable length
    Plain   ///< none: HDF5 of others
};

} // namespace h5scout::backend
