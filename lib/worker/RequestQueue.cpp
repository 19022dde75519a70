// SPDX-License-Identifier: GPL-3.0-or-later
#include "RequestQueue.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace h5scout::worker
{

namespace
{

/// A request that has been at work for longer lets those of its own priority pass that have not.
constexpr std::chrono::milliseconds kShortRun{50};

auto urgency(const QueuedRequest& request)
{
    return std::tuple(!request.cancelToken.isCancelled(), request.request.priority(), request.runTime > kShortRun,
                      request.arrival);
}

} // namespace

void RequestQueue::push(protocol::Request&& request)
{
    auto queued = std::make_unique<QueuedRequest>();
    queued->request = std::move(request);
    queued->arrivalTime = QueuedRequest::Clock::now();
    {
        const std::lock_guard lock(m_mutex);
        queued->arrival = m_arrivals++;
        queued->isDuplicate = std::ranges::any_of(
            m_requests, [&](const auto& other) { return other->request.id() == queued->request.id(); });
        m_requests.push_back(std::move(queued));
    }
    m_changed.notify_one();
}

void RequestQueue::cancel(std::uint64_t id)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& request : m_requests)
        if (request->request.id() == id)
            request->cancelToken.cancel();
}

void RequestQueue::close(LoopEnd reason)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_closeReason)
            m_closeReason = reason;
        for (const auto& request : m_requests)
            request->cancelToken.cancel();
    }
    m_changed.notify_one();
}

QueuedRequest* RequestQueue::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_closeReason || !m_requests.empty(); });
    if (m_closeReason)
        return nullptr;
    const auto mostUrgent = std::ranges::min_element(
        m_requests, [](const auto& left, const auto& right) { return urgency(*left) < urgency(*right); });
    return mostUrgent->get();
}

void RequestQueue::remove(const QueuedRequest& request)
{
    std::unique_ptr<QueuedRequest> removed; // its job is destroyed after the lock is gone
    const std::lock_guard lock(m_mutex);
    const auto place = std::ranges::find(m_requests, &request, [](const auto& queued) { return queued.get(); });
    if (place == m_requests.end())
        return;
    removed = std::move(*place);
    m_requests.erase(place);
}

LoopEnd RequestQueue::closeReason() const
{
    const std::lock_guard lock(m_mutex);
    return m_closeReason.value_or(LoopEnd::InputEnded);
}

} // namespace h5scout::worker
