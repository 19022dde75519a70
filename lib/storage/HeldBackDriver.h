// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HeldBackFile.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::storage
{

/// A file access property list that opens `file`, under whatever name, and nothing else. `file` is owned by a
/// std::shared_ptr and must live until the file has been opened; then the driver keeps it.
hdf5::Handle heldBackAccess(HeldBackFile& file);

/// Opens through the driver for reading and writing. `name` is what HDF5 shows. Throws hdf5::CallError.
hdf5::Handle openHeldBack(HeldBackFile& file, const std::string& name);

} // namespace h5scout::storage
