// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace h5scout::ui
{

/// The order that people expect of names: digits by the number they make ("Scan9" before "Scan010"), ASCII letters of
/// either case alike, the rest by its bytes. A strict weak order; names that differ only in case or leading zeros are
/// told apart by their bytes.
bool isNaturallyLess(std::string_view left, std::string_view right);

} // namespace h5scout::ui
