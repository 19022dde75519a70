// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QString>

#include "h5scout/value/DataType.h"
#include "h5scout/value/Value.h"

namespace h5scout::ui
{

/// The member's name for people.
QString enumMemberName(const DataType::EnumMember& member);
/// The member's number in digits: unsigned where the enum is.
std::string enumNumber(const DataType& type, const DataType::EnumMember& member);

/// An enum that is edited and shown by its names: not h5py's bool, which is one of the values True and False.
bool isNamedEnum(const DataType& type);
/// The name of a number of the enum; null if it has none, or is no single number.
QString enumName(const DataType& type, const Value& value);

} // namespace h5scout::ui
