// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/value/Value.h"

namespace h5scout::value
{

/// Whether Python's datetime would accept it: years 1 to 9999, days that the month has.
bool isValid(const Date& date);
bool isValid(const Time& time);

} // namespace h5scout::value
