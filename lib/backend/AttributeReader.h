// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "FileState.h"
#include "h5scout/backend/Attributes.h"

namespace h5scout::backend
{

/// The attribute `name` of an open object; what is wrong with it is in the result's `error`. It must exist.
StoredAttribute readAttribute(const FileState& file, hdf5::Id object, const std::string& path, const std::string& name,
                              std::uint64_t maximalBytes);

/// The attribute for people, as displayText; empty if it does not exist, is no text once decoded, or cannot be read.
std::optional<std::string> readTextAttribute(const FileState& file, hdf5::Id object, const std::string& path,
                                             const std::string& name);

} // namespace h5scout::backend
