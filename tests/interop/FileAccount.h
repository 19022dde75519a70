// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace h5scout::test
{

/// What our reader finds in a file, for judges/written_judge.py to compare with what h5py and PyTables find: "nodes"
/// with their kinds, types, shapes, chunks, filters, elements and attributes by their paths (bytes are in hexadecimal),
/// and whether the file "is_plain" (Door). Throws Error if it does not open.
nlohmann::json accountOf(const std::string& path);

} // namespace h5scout::test
