// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileState.h"
#include "NewArray.h"

namespace h5scout::backend
{

/// The attributes by which PyTables and PyMoDAQ know a new array (FORMAT.md section 2); in plain files only a TITLE, if
/// there is one, but for a StringArray, which is PyMoDAQ's alone. Attributes that are there already stay. Throws
/// hdf5::CallError.
void writeArrayBookkeeping(const FileState& file, hdf5::Id dataset, const NewArray& array);

/// The same for an array that was made as plain HDF5: numbers and fixed strings of a shape that PyTables has a class
/// for. Others stay as they are, and PyTables shows them as it guesses.
void completeArrayBookkeeping(const FileState& file, hdf5::Id dataset);

} // namespace h5scout::backend
