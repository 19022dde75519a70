// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/value/Value.h"

#include <string_view>

namespace h5scout::value
{

/// Whether NumPy 2 writes `value` as the argument of `function` ("np.float64", "np.str_"): np.int64(3), but not
/// np.int64('3').
bool isNumpyScalarCall(std::string_view function, const Value& argument);

} // namespace h5scout::value
