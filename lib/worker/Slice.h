// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace h5scout::worker
{

/// The time that one step of a job may take, more or less: other requests wait so long at most.
class Slice
{
public:
    bool isOver() const { return std::chrono::steady_clock::now() >= m_end; }

private:
    std::chrono::steady_clock::time_point m_end = std::chrono::steady_clock::now() + std::chrono::milliseconds(20);
};

} // namespace h5scout::worker
