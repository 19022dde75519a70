// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace h5scout::worker
{

/// Tells a running request that nobody wants its answer any more. Copies share one state; any thread.
class CancelToken
{
public:
    bool isCancelled() const noexcept { return m_cancelled->load(std::memory_order_relaxed); }
    void cancel() const noexcept { m_cancelled->store(true, std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
};

} // namespace h5scout::worker
