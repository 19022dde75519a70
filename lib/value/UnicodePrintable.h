// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace h5scout::value
{

/// Whether Python's repr() writes the character as it is: all but controls, separators other than the space,
/// surrogates, private and unassigned code points.
bool isPrintable(char32_t codePoint);

} // namespace h5scout::value
