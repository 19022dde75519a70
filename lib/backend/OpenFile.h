// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "FileState.h"

namespace h5scout::backend
{

/// Opens `path` for reading, by the first way that works (ROBUSTNESS.md: plain, SWMR, stale flag, cut file). Never
/// blocks on what is no regular file, changes no byte. Throws OpenError.
std::shared_ptr<FileState> openForReading(const std::string& path);

/// Notes the root attribute `pymodaq_version`, if there is one.
void readPymodaqVersion(FileState& file);

} // namespace h5scout::backend
