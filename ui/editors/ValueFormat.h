// SPDX-License-Identifier: GPL-3.0-or-later
// How a value is written by hand. No Qt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "h5scout/value/ElementType.h"
#include "h5scout/value/Shape.h"
#include "h5scout/value/Value.h"

namespace h5scout::ui
{

enum class ValueKind : std::uint8_t {
    None,
    Bool,
    Integer,
    Float,
    Complex,
    Text,
    Date,
    Time,
    DateTime,
    Tuple,
    List,
    Set,
    Dict,
    Array
};

/// What an editor may make: a kind, and for what HDF5 stores as numbers of its own their type, and shape.
struct ValueFormat
{
    ValueKind kind = ValueKind::Text;
    std::optional<ElementType> element{}; ///< of a NumPy scalar and of arrays; empty: one of Python's own types
    std::optional<Shape> shape{};         ///< an array's, to be kept; empty: of any shape

    bool operator==(const ValueFormat&) const = default;
};

/// More elements are not written by hand.
inline constexpr std::size_t kMostEditedElements = 10'000;

/// The format in which `value` can be edited; empty for what is only shown (bytes, references, what cannot be decoded,
/// arrays of rows or of very many elements).
std::optional<ValueFormat> formatOf(const Value& value);
/// Why there is no such format, a sentence; empty if there is one.
std::string whyOnlyShown(const Value& value);

/// "int", "float32", "str": as valueTypeName names values of that format. An array's shape is not said.
std::string formatName(const ValueFormat& format);

/// Python's own types, in the order of a list to choose from: what PyMoDAQ's JSON can hold.
const std::vector<ValueFormat>& pythonFormats();
/// What HDF5 stores natively: texts, numbers of each width, arrays of any shape.
const std::vector<ValueFormat>& nativeFormats();

} // namespace h5scout::ui
