// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "h5scout/protocol/h5scout.pb.h"

#include "h5scout/worker/CancelToken.h"
#include "h5scout/worker/Job.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/RequestLoop.h"

namespace h5scout::worker
{

/// A request on its way through the worker. The reading thread makes it; then all but the token belongs to the HDF5
/// thread.
struct QueuedRequest
{
    using Clock = std::chrono::steady_clock;

    protocol::Request request;
    CancelToken cancelToken;
    bool isDuplicate = false; ///< another request of this id was still being served when it arrived
    std::uint64_t arrival = 0;
    Clock::time_point arrivalTime;

    std::unique_ptr<Job> job;                     ///< from the first step on
    std::optional<PartialReplies> partialReplies; ///< from the first step on
    Clock::duration queueTime{0};
    Clock::duration runTime{0};
};

/// The requests that are not answered yet, waiting and begun. One thread puts them in, another serves them.
class RequestQueue
{
public:
    void push(protocol::Request&& request);
    /// Withdraws the request of that id; nothing happens if it has been answered already.
    void cancel(std::uint64_t id);
    /// No more requests come. Withdraws all that are there. The first reason given stays.
    void close(LoopEnd reason);

    /// Waits until there is a request and returns the most urgent one: withdrawn ones first (they cost nothing), then
    /// as RequestLoop says; while one that writes the file has begun, others that write or copy it wait for its end. It
    /// stays in the queue until remove(). Null once the queue is closed.
    QueuedRequest* next();
    void remove(const QueuedRequest& request);
    LoopEnd closeReason() const;

private:
    mutable std::mutex m_mutex; // guards all below
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<QueuedRequest>> m_requests;
    std::uint64_t m_arrivals = 0;
    std::optional<LoopEnd> m_closeReason;
};

} // namespace h5scout::worker
