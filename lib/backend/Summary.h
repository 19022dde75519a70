// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "FileState.h"
#include "h5scout/backend/NodeSummary.h"

namespace h5scout::backend
{

/// The row of the node that is found as `name` from `location` (a group or the file) and has the absolute path `path`.
/// What is wrong with the object is in its `error`; throws NodeError only if there is no such link, or the file is
/// closed.
NodeSummary summarize(FileState& file, hdf5::Id location, const std::string& name, const std::string& path);

/// The same with storage, units, label and time.
NodeDetails describeInDetail(FileState& file, const std::string& path);

} // namespace h5scout::backend
