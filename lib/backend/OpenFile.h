// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "FileState.h"

struct stat;

namespace h5scout::backend
{

/// Opens `path` for reading, by the first way that works (ROBUSTNESS.md: plain, SWMR, stale flag, cut file). Never
/// blocks on what is no regular file, changes no byte. Throws OpenError.
std::shared_ptr<FileState> openForReading(const std::string& path);

/// The time of the last write, since 1970.
std::int64_t modifiedNanoseconds(const struct stat& status);

} // namespace h5scout::backend
