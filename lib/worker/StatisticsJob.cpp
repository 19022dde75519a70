// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/BlockWalk.h"
#include "h5scout/reduce/Statistics.h"
#include "h5scout/worker/PartialReplies.h"

#include "ArrayRequests.h"
#include "NumberSource.h"
#include "Slice.h"

namespace h5scout::worker
{

namespace
{

class StatisticsJob : public Job
{
public:
    StatisticsJob(const protocol::ReadStatistics& request, const Session& session)
        : m_source(session, request.path(), request.background_path(), "compute the statistics", request.component())
        , m_ranges(m_source.array().samples(request.ranges()))
        , m_count(reduce::elementsOf(m_ranges))
        , m_walk(m_ranges, m_source.array().block(), m_source.array().type().byteSize, {kPieceBytes, kMostPieceBytes})
    {}

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        while (!m_walk.isAtEnd() && !slice.isOver() && !replies.isCancelled()) {
            const NumberSource::Elements elements = m_source.read(m_walk.place());
            m_statistics.add(elements.kind, elements.bytes, elements.component, m_walk.place());
            m_walk.advance();
        }
        if (m_walk.isAtEnd())
            return stage();
        if (replies.isStageDue())
            replies.send(stage());
        replies.sendProgress(m_statistics.count(), m_count);
        return std::nullopt;
    }

private:
    /// What has been seen so far.
    protocol::Reply stage() const
    {
        protocol::Reply reply;
        protocol::Statistics& message = *reply.mutable_statistics();
        message.set_path(m_source.array().path());
        message.set_count(m_count);
        message.set_nan_count(m_statistics.nanCount());
        message.set_minimum(m_statistics.minimum());
        message.set_maximum(m_statistics.maximum());
        message.set_sum(m_statistics.sum());
        message.set_mean(m_statistics.mean());
        message.set_standard_deviation(m_statistics.standardDeviation());
        const auto& minimumIndex = m_statistics.minimumIndex();
        const auto& maximumIndex = m_statistics.maximumIndex();
        message.mutable_minimum_index()->Assign(minimumIndex.begin(), minimumIndex.end());
        message.mutable_maximum_index()->Assign(maximumIndex.begin(), maximumIndex.end());
        message.set_elements_read(m_statistics.count());
        return reply;
    }

    NumberSource m_source;
    std::vector<reduce::Samples> m_ranges;
    std::uint64_t m_count;
    reduce::BlockWalk m_walk;
    reduce::Statistics m_statistics;
};

} // namespace

std::unique_ptr<Job> makeReadStatisticsJob(const protocol::ReadStatistics& request, Session& session)
{
    return std::make_unique<StatisticsJob>(request, session);
}

} // namespace h5scout::worker
