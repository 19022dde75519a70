// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the expectation files (NAME.h5.json; "Values" in the README of the sample files) against ours. Each
// function returns what differs as a clause for people, or an empty text.
#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

namespace h5scout::tests
{

/// A decoded attribute.
std::string differenceOf(const nlohmann::json& expected, const Value& found);
/// Element `index` of an array.
std::string differenceOf(const nlohmann::json& expected, const NdArray& found, std::size_t index);
/// True for what the first steps do not turn into values: records, references, odd objects, errors of the peer.
bool isBeyondPlainValues(const nlohmann::json& expected);
/// A plain expected value (no array, nothing abbreviated) as ours.
Value valueOf(const nlohmann::json& expected);

} // namespace h5scout::tests
