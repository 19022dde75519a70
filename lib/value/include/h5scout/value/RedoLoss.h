// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace h5scout
{

/// What becomes of an undo if there is no room for what it takes to redo it.
enum class RedoLoss : std::uint8_t {
    Refused, ///< it is not undone
    Accepted ///< it is undone; neither it nor what was undone before it can be redone then
};

} // namespace h5scout
