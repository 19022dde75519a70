// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace h5scout::ui
{

/// What is likely wrong with a text that is no Python literal, a sentence: a quote or bracket that is not closed, a
/// name or calculation. No Qt.
std::string literalHint(std::string_view text);

} // namespace h5scout::ui
