// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout::hdf5
{

/// A path or name as HDF5 takes it. It would cut one with a NUL, and do what is asked to another object: CallError.
inline const char* pathText(const std::string& path, const char* attempt)
{
    if (path.find('\0') != std::string::npos)
        throw CallError::damaged(attempt, "There are no names with a NUL character.");
    return path.c_str();
}

} // namespace h5scout::hdf5
