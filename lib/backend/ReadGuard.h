// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "FileState.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::backend
{

/// Throws NotShownYet if reading elements of the dataset would need what this program does not have or does not touch:
/// a missing filter, a chunk too large to decode, raw data or virtual sources outside of the file's folder or in what
/// is no regular file (opening a FIFO would block for ever), a virtual dataset that leads to itself.
void checkReadable(const FileState& file, const std::string& path, hdf5::Id dataset);

/// After a read that failed: throws NotShownYet if the dataset's filters include one that is not installed. Not asked
/// before reading: an optional filter that the writer did not have either was not applied.
void refuseIfFilterIsMissing(const FileState& file, const std::string& path, hdf5::Id dataset);

/// "'blosc' (number 32001)"
std::string filterName(const FilterStep& step);

} // namespace h5scout::backend
