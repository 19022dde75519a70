// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

namespace h5scout::backend
{

/// The value as elements that HDF5 stores: numbers and bools as scalars, arrays as they are, tuples and lists of
/// numbers or of texts as arrays of one dimension. Null if it has no such form (None, dates, dicts, integers beyond 64
/// bits), and for texts and bytes.
std::shared_ptr<const NdArray> elementsOf(const Value& value);

/// The text, if it is one: str and NumPy's str_.
std::optional<std::string> textOf(const Value& value);
/// The bytes, if it is that: bytes and NumPy's bytes_.
std::optional<std::string> bytesOf(const Value& value);

} // namespace h5scout::backend
