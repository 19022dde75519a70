// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "FileState.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/hdf5/Selection.h"
#include "h5scout/value/Error.h"

namespace h5scout::backend
{

/// Throws unless elements can be written into the dataset: StorageError if they lie in other files, NodeError
/// (WrongKind) if it is virtual, NotShownYet if a filter is missing or cannot encode, or a chunk is too large,
/// InvalidDataType if a filter would not give back what is written.
void requireEditable(const FileState& file, const std::string& path, hdf5::Id dataset, const ErrorContext& context);

/// checkSelection, with that context.
void requireInside(const Selection& selection, const SpaceInfo& space, const ErrorContext& context);

} // namespace h5scout::backend
