// SPDX-License-Identifier: GPL-3.0-or-later
// The flag in a superblock of version 3 by which HDF5 says that a program has the file open for writing. As long as it
// stands HDF5 does not open the file again.
#pragma once

#include "h5scout/storage/System.h"

namespace h5scout::storage
{

/// The flag is there and can be cleared: it is not one of SWMR (the superblock does not tell then where the file ends,
/// and the next to write would cut it), the file is not cut short, and the superblock not damaged. `descriptor`: of an
/// open file. Throws std::system_error.
bool hasWritingFlag(System& system, int descriptor);

/// Clears it, in place: that needs no room, and no other byte changes. Nobody else may have the file open for writing.
/// False, and nothing written, unless hasWritingFlag(). Throws std::system_error.
bool clearWritingFlag(System& system, int descriptor);

} // namespace h5scout::storage
