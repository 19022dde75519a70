// SPDX-License-Identifier: GPL-3.0-or-later
#include "MeasureRemoval.h"

#include <string>

#include "h5scout/backend/RemovalCount.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Slice.h"

namespace h5scout::worker
{

namespace
{

class MeasureRemovalJob : public Job
{
public:
    MeasureRemovalJob(const protocol::MeasureRemoval& request, Session& session)
        : m_count(session.backend(), request.path())
    {}

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        const bool isAll = m_count.advance([&] { return !slice.isOver() && !replies.isCancelled(); });
        protocol::Reply reply;
        reply.mutable_removal_extent()->set_node_count(m_count.extent().nodeCount);
        reply.mutable_removal_extent()->set_stored_bytes(m_count.extent().storedBytes);
        if (isAll)
            return reply;
        if (replies.isStageDue())
            replies.send(std::move(reply));
        return std::nullopt;
    }

private:
    RemovalCount m_count;
};

} // namespace

std::unique_ptr<Job> makeMeasureRemovalJob(const protocol::MeasureRemoval& request, Session& session)
{
    return std::make_unique<MeasureRemovalJob>(request, session);
}

} // namespace h5scout::worker
