// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "h5scout/hdf5/Handle.h"

namespace h5scout::test
{

/// Does one edit that follows from `seed` and the content of the file alone: sets attributes, creates, appends,
/// overwrites, renames, copies, deletes. What HDF5 refuses is left undone. Says what it was.
std::string editRandomly(hdf5::Id file, std::uint64_t seed);

/// The same through plain HDF5: opens the file, edits, closes.
void editPlainly(const std::string& path, std::uint64_t seed);

/// Opens without a lock; closes everything with the file.
hdf5::Handle openPlainly(const std::string& path, bool forWriting);

} // namespace h5scout::test
