// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "h5scout/value/Value.h"

namespace h5scout
{

/// Decodes an attribute text of PyMoDAQ, `{"module": "builtins", "type": "int", "data": "1"}` (FORMAT.md section 3,
/// "Successor decoder"). Empty if `text` is no JSON object with the strings `type` and `data`: then the text itself is
/// the value. If `data` is no Python literal the value is a Dict {module, type, data}, as upstream gives it. Python:
/// JsonConverter.json2object, without its eval.
std::optional<Value> decodePymodaqJson(std::string_view text);

/// The text by which PyMoDAQ stores the value, byte for byte as Python's json.dumps and repr (of NumPy 1) write it:
/// pure ASCII. The Dict {module, type, data} as which decodePymodaqJson keeps what it cannot read becomes the text that
/// it was. Empty if the value holds what Python would not read back: an array, a reference, an Empty, an Undecodable.
/// Python: JsonConverter.object2json.
std::optional<std::string> encodePymodaqJson(const Value& value);

} // namespace h5scout
