// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileState.h"
#include "NewArray.h"

namespace h5scout::backend
{

/// The attributes by which PyTables and PyMoDAQ know a new array (FORMAT.md section 2); in plain files only a TITLE, if
/// there is one, but for a StringArray, which is PyMoDAQ's alone. Throws hdf5::CallError.
void writeArrayBookkeeping(const FileState& file, hdf5::Id dataset, const NewArray& array);

} // namespace h5scout::backend
