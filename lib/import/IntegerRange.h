// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "h5scout/value/ElementType.h"

namespace h5scout
{

/// " (0 to 255)" for UInt8; empty for what is no integer.
std::string rangeText(ElementKind kind);

} // namespace h5scout
