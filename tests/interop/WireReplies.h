// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "h5scout/value/Value.h"

namespace h5scout::test
{

/// The reverse of valueOfWire: [kind, payload] as judges/wire.py spells it; what it does not spell has the kind "other"
/// and its repr.
nlohmann::json wireOfValue(const Value& value);

} // namespace h5scout::test
