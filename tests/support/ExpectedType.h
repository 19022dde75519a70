// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "h5scout/value/DataType.h"

namespace h5scout::tests
{

/// What differs between a type of the expectation files and ours, as a clause; empty if nothing does.
std::string differenceOf(const nlohmann::json& expected, const DataType& found);

/// True for the element types that the first steps show: integers and floats of the machine's widths in either byte
/// order, bool, complex, strings, enums, and variable-length rows of those that are numbers.
bool isPromised(const nlohmann::json& type);

} // namespace h5scout::tests
