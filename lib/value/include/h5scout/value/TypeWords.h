// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "h5scout/value/ElementType.h"

namespace h5scout
{

/// For people: as dtypeName(), but "16-byte text" for a FixedString and "16 raw bytes" for Raw, which NumPy counts in
/// bits.
std::string typeInWords(const ElementType& type);

} // namespace h5scout
