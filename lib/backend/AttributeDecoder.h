// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "h5scout/backend/Attributes.h"

namespace h5scout::backend
{

/// What the text of a scalar string attribute means. `stored` are the bytes as they lie in the file, of a fixed string
/// all of them. Fills value, encoding and storedText of `result` (which has name and dataType). FORMAT.md sections 2, 3
/// and 9.
void decodeText(std::string stored, StoredAttribute& result);

/// True for the attributes that PyTables and PyMoDAQ write as plain text for their own bookkeeping: never pickles.
bool isBookkeepingName(std::string_view name);

} // namespace h5scout::backend
