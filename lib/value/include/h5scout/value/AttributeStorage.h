// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "h5scout/value/Value.h"

namespace h5scout
{

/// How an attribute is to be stored.
enum class AttributeStorage : std::uint8_t {
    Keep,        ///< like the attribute that it replaces; a new one as is the custom in the file
    PymodaqJson, ///< PyMoDAQ's JSON around a Python repr, which PyMoDAQ itself reads
    Native       ///< an HDF5 value, which every program reads
};

/// Attributes for a new node: names and values, in the order to write them.
using Metadata = std::vector<std::pair<std::string, Value>>;

} // namespace h5scout
