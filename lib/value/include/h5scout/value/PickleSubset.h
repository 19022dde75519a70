// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "h5scout/value/Value.h"

namespace h5scout
{

/// Reads the harmless subset of Python's pickles, protocols 0 to 5 (FORMAT.md 4.3): plain data, plus a small table of
/// well-known constructors that become values without running anything (NumPy scalars and arrays, datetime, set,
/// complex, _codecs.encode). Any other class or call becomes an Undecodable that bears its name. Empty if the bytes are
/// no pickle or break a limit (nesting, memo, size). Linear in the length.
std::optional<Value> readPickle(std::string_view pickle);

/// The text of a pickled str and nothing else: what an element of a StringArray holds. Empty if it is not a str.
std::optional<std::string> readPickledText(std::string_view pickle);

/// The reverse: what Python's pickle.dumps(text, protocol=4) gives, byte for byte (FORMAT.md 4.3). Empty if `text` is
/// no UTF-8.
std::optional<std::string> writePickledText(std::string_view text);

/// The value as a pickle of protocol 0 in printable ASCII and line ends, as PyTables stores attributes that HDF5 has no
/// type for; Python and readPickle() make the same value of it. Empty for all but None, bools, numbers, texts, bytes,
/// tuples, lists, sets and dicts of these. Linear in what the value holds.
std::optional<std::string> writePlainPickle(const Value& value);

} // namespace h5scout
