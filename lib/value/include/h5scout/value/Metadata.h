// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "h5scout/value/Value.h"

namespace h5scout
{

/// Attributes for a new node, in the order in which they are written.
using Metadata = std::vector<std::pair<std::string, Value>>;

/// How the value of an attribute is stored.
enum class AttributeStorage : std::uint8_t {
    Keep,        ///< as the attribute of that name is; a new one by the file's convention
    PymodaqJson, ///< PyMoDAQ's JSON around a Python repr
    Native,      ///< an HDF5 value
};

} // namespace h5scout
