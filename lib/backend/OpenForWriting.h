// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "FileState.h"

namespace h5scout::backend
{

/// Opens or makes the file at `path`, as `mode` (not ReadOnly) and `options` say; a new one is written like
/// `convention`. Throws OpenError, StorageError.
std::shared_ptr<FileState> openForWriting(const std::string& path, OpenMode mode, const OpenOptions& options,
                                          Convention convention);

} // namespace h5scout::backend
