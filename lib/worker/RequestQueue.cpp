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

/// It writes the file.
bool isWriting(const protocol::Request& request)
{
    switch (request.body_case()) {
    case protocol::Request::kStartEditing:
    case protocol::Request::kStopEditing:
    case protocol::Request::kEdit:
    case protocol::Request::kUndo:
    case protocol::Request::kRedo:
        return true;
    default:
        return false;
    }
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
    const auto writer = std::ranges::find_if(
        m_requests, [](const auto& each) { return each->job != nullptr && isWriting(each->request); });
    const auto mustWait = [&](const QueuedRequest& request) {
        return writer != m_requests.end() && writer->get() != &request &&
               (isWriting(request.request) || request.request.has_save_as()) && !request.cancelToken.isCancelled();
    };
    const auto mostUrgent = std::ranges::min_element(m_requests, [&](const auto& left, const auto& right) {
        return std::tuple(mustWait(*left), urgency(*left)) < std::tuple(mustWait(*right), urgency(*right));
    });
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
