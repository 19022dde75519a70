// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "h5scout/backend/CArray.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/worker/Session.h"

#include "ArrayRequests.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostArrayBytes = 16U << 20U;

class ReadArrayJob : public Job
{
public:
    ReadArrayJob(const protocol::ReadArray& request, Session& session)
        : m_array(session.backend().getNode(request.path()))
    {
        for (const protocol::Range& range : request.ranges())
            m_selection.push_back({range.start(), range.count(), range.stride() == 0 ? 1 : range.stride()});
    }

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        protocol::Reply reply;
        protocol::ArrayBlock& block = *reply.mutable_array();
        block.set_path(m_array.path());
        for (const SelectionRange& selected : m_selection) {
            protocol::Range& range = *block.add_ranges();
            range.set_start(selected.start);
            range.set_count(selected.count);
            range.set_stride(selected.stride);
        }
        *block.mutable_array() = protocol::toMessage(m_array.read(m_selection, kMostArrayBytes));
        return reply;
    }

private:
    CArray m_array;
    Selection m_selection;
};

} // namespace

std::unique_ptr<Job> makeReadArrayJob(const protocol::ReadArray& request, Session& session)
{
    return std::make_unique<ReadArrayJob>(request, session);
}

} // namespace h5scout::worker
