// SPDX-License-Identifier: GPL-3.0-or-later
// Values and arrays as judges/wire.py spells them in JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "h5scout/value/AttributeStorage.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

namespace h5scout::test
{

ElementType elementTypeOfWire(const nlohmann::json& dtypeName);
NdArray arrayOfWire(const nlohmann::json& array);
Value valueOfWire(const nlohmann::json& value);
Metadata metadataOfWire(const nlohmann::json& pairs);

} // namespace h5scout::test
