// SPDX-License-Identifier: GPL-3.0-or-later
// When a rough answer goes ahead of the exact one.
#pragma once

#include <chrono>
#include <cstdint>

namespace h5scout::worker
{

/// What takes more than this from the file is estimated first.
inline constexpr std::uint64_t kMostBytesUnestimated = 32U << 20U;

/// The time that an estimate may take in all, from the first question on.
class EstimateTime
{
public:
    bool isOver()
    {
        const auto now = std::chrono::steady_clock::now();
        if (m_end == std::chrono::steady_clock::time_point())
            m_end = now + std::chrono::milliseconds(100);
        return now >= m_end;
    }

private:
    std::chrono::steady_clock::time_point m_end;
};

} // namespace h5scout::worker
