// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "FileState.h"

namespace h5scout::backend
{

/// Whose books an existing file keeps: by PyTables' root attributes, else by how CLASS of the root or of its first
/// children and PyMoDAQ's version are stored. Plain if there is nothing of the kind.
/// Throws NodeError, hdf5::CallError if the root cannot be read.
Bookkeeping detectBookkeeping(FileState& file);

/// The attributes of the root group of a new file (FORMAT.md section 1). Throws hdf5::CallError.
void writeRootBookkeeping(const FileState& file, hdf5::Id root, const std::string& title);
/// CLASS, TITLE and VERSION of a new group; in plain files only a TITLE, if there is one. In others what is there
/// already stays. Throws hdf5::CallError.
void writeGroupBookkeeping(const FileState& file, hdf5::Id group, const std::string& title);

/// Throws InvalidDataType with that context if the title holds NUL or is no UTF-8: see requireStorableText().
void requireTitle(std::string_view title, const ErrorContext& context);

/// What PyMoDAQ's attribute `backend` says of nodes written here: "tables" or "h5py".
std::string backendName(Bookkeeping bookkeeping);

} // namespace h5scout::backend
