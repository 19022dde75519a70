// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "File.h"

namespace h5scout::storage
{

/// The path without symlinks. Throws StorageError.
std::string resolvedPath(const std::string& path, const char* attempt);

/// A file that no other program has open for writing, open for writing itself, under HDF5's own lock until it is
/// closed.
struct LockedFile
{
    std::string path; ///< resolved
    File file;
};

/// Writes nothing. Throws StorageError.
LockedFile lockForWriting(System& system, const std::string& path, const char* attempt);

} // namespace h5scout::storage
