// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "ui/editors/ValueInput.h"

namespace h5scout::ui
{

/// Reads nested lists as an array of the format's element type, and of its shape if it has one. No Qt.
ParsedValue parseArray(std::string_view text, const ValueFormat& format);

} // namespace h5scout::ui
