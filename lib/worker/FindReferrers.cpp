// SPDX-License-Identifier: GPL-3.0-or-later
#include "FindReferrers.h"

#include "h5scout/backend/ReferrerSearch.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Slice.h"

namespace h5scout::worker
{

namespace
{

class FindReferrersJob : public Job
{
public:
    FindReferrersJob(const protocol::FindReferrers& request, Session& session)
        : m_search(session.backend(), request.path())
    {}

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        if (!m_search.advance([&] { return !slice.isOver() && !replies.isCancelled(); }))
            return std::nullopt;
        const Referrers& found = m_search.found();
        protocol::Reply reply;
        protocol::Referrers& message = *reply.mutable_referrers();
        message.mutable_arrays()->Add(found.arrays.begin(), found.arrays.end());
        message.set_array_count(found.arrayCount);
        message.mutable_soft_links()->Add(found.softLinks.begin(), found.softLinks.end());
        message.set_soft_link_count(found.softLinkCount);
        message.set_is_whole(found.isWhole);
        return reply;
    }

private:
    ReferrerSearch m_search;
};

} // namespace

std::unique_ptr<Job> makeFindReferrersJob(const protocol::FindReferrers& request, Session& session)
{
    return std::make_unique<FindReferrersJob>(request, session);
}

} // namespace h5scout::worker
