// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <cstddef>
#include <functional>

namespace h5scout::ui
{

/// Calls `work` with parts of [0, count), several at once as far as threads of the global pool are idle, and returns
/// when all are done. In any thread, those of the pool too. `work` must not throw.
void inBands(std::size_t count, const std::function<void(std::size_t first, std::size_t end)>& work);

} // namespace h5scout::ui
