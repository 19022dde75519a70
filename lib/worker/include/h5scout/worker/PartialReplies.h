// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>

#include "h5scout/worker/CancelToken.h"

namespace h5scout::protocol
{
class Reply;
}

namespace h5scout::worker
{

class ReplyWriter;

/// Where a job sends what it has before it is done: stages of a result, progress.
class PartialReplies
{
public:
    /// Looks at a reply before it is sent. What it throws ends the request.
    using Check = std::function<void(protocol::Reply& reply)>;

    PartialReplies(std::uint64_t requestId, CancelToken cancelToken, ReplyWriter& writer);

    /// Asked by a job within a long slice.
    bool isCancelled() const noexcept { return m_cancelToken.isCancelled(); }

    /// True when the last partial reply was sent a tenth of a second ago (at first: the request came to be served).
    /// Stages that say the same in more detail wait for it; pages of a listing need not.
    bool isStageDue() const;
    void setCheck(Check check) { m_check = std::move(check); }
    void send(protocol::Reply&& reply);
    /// Sends progress, at most ten times a second. A `total` of 0 is not known.
    void sendProgress(std::uint64_t done, std::uint64_t total);

private:
    using Clock = std::chrono::steady_clock;

    void write(protocol::Reply& reply);

    std::uint64_t m_requestId;
    CancelToken m_cancelToken;
    ReplyWriter& m_writer;
    Check m_check;
    Clock::time_point m_lastStage;
    Clock::time_point m_lastProgress;
};

} // namespace h5scout::worker
