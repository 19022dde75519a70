// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "h5scout/backend/Node.h"

namespace h5scout::test
{

/// What our reader finds of one node: "kind", "attributes", of an array "type", "shape", "maxshape", "chunks",
/// "filters" and "elements"; the "error" if it cannot be read. Bytes are in hexadecimal.
nlohmann::json accountOf(const Node& node);

/// What our reader finds in a file, for judges/written_judge.py to compare with what h5py and PyTables find: "nodes" by
/// their paths, and whether the file "is_plain" (Door). Throws Error if it does not open.
nlohmann::json accountOf(const std::string& path);

} // namespace h5scout::test
