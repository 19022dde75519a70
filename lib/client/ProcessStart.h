// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace h5scout::client
{

/// Time since this process started. On Linux the kernel says when that was, in hundredths of a second rounded down: the
/// answer is never too small and at most 10 ms too large. Elsewhere it counts from the first call.
std::chrono::microseconds timeSinceProcessStart();

} // namespace h5scout::client
