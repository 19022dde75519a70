// SPDX-License-Identifier: GPL-3.0-or-later
// What an array is for PyMoDAQ: its attribute data_type, and those that go with it (FORMAT.md, "Data objects"). No Qt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/value/AttributeStorage.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/Shape.h"

namespace h5scout::ui
{

enum class ArrayRole : std::uint8_t { None, Data, Axis, Background, Error, Enlargeable, LiveScan, Strings };

/// Those that an array of that kind can have; the first is the usual one.
std::vector<ArrayRole> arrayRoles(NodeKind kind);
/// "data", "axis", "bkg" ...; empty for None.
std::string_view dataType(ArrayRole role);
/// What such nodes are named: "Data" for Data00; "Array" for None.
std::string_view namePrefix(ArrayRole role);

/// What is known of the array.
struct ArrayMeaning
{
    ArrayRole role = ArrayRole::None;
    NodeKind kind = NodeKind::CArray;
    Shape shape{}; ///< EArray: of one row
    std::string label{};
    std::string units{};
    double timestamp = 0;         ///< seconds since 1970
    bool isEquallySpaced = false; ///< an axis
};

/// The attributes that PyMoDAQ reads of such an array. Without a role: label and units, where they are given.
Metadata metadataOf(const ArrayMeaning& array);

} // namespace h5scout::ui
