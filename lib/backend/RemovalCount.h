// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "FileState.h"
#include "h5scout/backend/Group.h"
#include "h5scout/value/RemovalExtent.h"

namespace h5scout::backend
{

/// What goes with the link at `path`, as HDF5 does it: an object goes with its last hard link, and with a group its
/// links. What was counted so far when `keepGoing` says no.
RemovalExtent countRemoval(FileState& file, const std::string& path, const KeepGoing& keepGoing);

} // namespace h5scout::backend
