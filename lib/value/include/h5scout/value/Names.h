// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "h5scout/value/NodeKind.h"

namespace h5scout
{

/// Why a new node cannot have that name, as a sentence; empty if it can. Names are one step of a path, UTF-8. Refused
/// are also the names that PyTables keeps for itself.
std::optional<std::string> nodeNameFault(std::string_view name);
/// The same of an attribute, which may hold slashes and dots.
std::optional<std::string> attributeNameFault(std::string_view name);

/// True for the attributes by which PyTables, PyMoDAQ, netCDF and HDF5's dimension scales keep their books about a
/// node of that kind (CLASS, VERSION, EXTDIM, shape, dtype ...): with another value the node may not open any more.
/// TITLE is no such.
bool isFormatAttribute(NodeKind kind, std::string_view name);

} // namespace h5scout
