// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiteralCursor.h"

#include "h5scout/value/Value.h"

#include <optional>
#include <string_view>

namespace h5scout::value
{

/// Steps over the arguments, from the parenthesis on, of the call of `function`: "datetime.date", "datetime.time" or
/// "datetime.datetime". Empty for any other function and for what the repr of these does not look like.
std::optional<Value> takeDateTimeArguments(std::string_view function, LiteralCursor& cursor);

} // namespace h5scout::value
