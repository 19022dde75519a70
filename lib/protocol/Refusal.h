// SPDX-License-Identifier: GPL-3.0-or-later
// What a message, or a value for one, must not be.
#pragma once

#include <string>

#include "h5scout/value/Error.h"
#include "h5scout/value/Value.h"

namespace h5scout::protocol
{

[[noreturn]] inline void refuse(const std::string& reason)
{
    throw h5scout::Error("A message does not make sense: " + reason);
}

inline void requireDepth(int depth)
{
    if (depth > kMaximalValueDepth)
        throw h5scout::Error("The value is nested deeper than " + std::to_string(kMaximalValueDepth) + " levels.");
}

} // namespace h5scout::protocol
