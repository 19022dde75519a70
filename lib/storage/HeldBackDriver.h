// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HeldBackFile.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::storage
{

/// Opens `file` through the driver for reading and writing, and nothing else through it. `name` is what HDF5 shows.
/// `file` is owned by a std::shared_ptr and must live until this returns; then the driver keeps it. Throws
/// hdf5::CallError.
hdf5::Handle openHeldBack(HeldBackFile& file, const std::string& name);

/// The same of a file that is written directly (HeldBack::Nothing); the sources of its virtual datasets are read, too.
hdf5::Handle openDirect(HeldBackFile& file, const std::string& name);
/// The same of one that has nothing in it yet; it becomes of the oldest format, which every HDF5 reads.
hdf5::Handle createDirect(HeldBackFile& file, const std::string& name);

} // namespace h5scout::storage
