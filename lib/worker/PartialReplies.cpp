// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/worker/PartialReplies.h"

#include <utility>

#include "h5scout/protocol/h5scout.pb.h"

#include "ReplyWriter.h"

namespace h5scout::worker
{

namespace
{

constexpr std::chrono::milliseconds kStageInterval{100};

} // namespace

PartialReplies::PartialReplies(std::uint64_t requestId, CancelToken cancelToken, ReplyWriter& writer)
    : m_requestId(requestId)
    , m_cancelToken(std::move(cancelToken))
    , m_writer(writer)
    , m_lastStage(Clock::now())
    , m_lastProgress(m_lastStage)
{}

bool PartialReplies::isStageDue() const
{
    return Clock::now() - m_lastStage >= kStageInterval;
}

void PartialReplies::send(protocol::Reply&& reply)
{
    write(reply);
    m_lastStage = Clock::now();
}

void PartialReplies::sendProgress(std::uint64_t done, std::uint64_t total)
{
    const Clock::time_point now = Clock::now();
    if (now - m_lastProgress < kStageInterval)
        return;
    m_lastProgress = now;
    protocol::Reply reply;
    reply.mutable_progress()->set_done(done);
    reply.mutable_progress()->set_total(total);
    write(reply);
}

void PartialReplies::write(protocol::Reply& reply)
{
    if (m_check)
        m_check(reply);
    reply.set_id(m_requestId);
    reply.set_last(false);
    m_writer.write(reply);
}

} // namespace h5scout::worker
