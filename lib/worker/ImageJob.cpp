// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <vector>

#include "h5scout/worker/PartialReplies.h"

#include "ArrayRequests.h"
#include "ImageEstimate.h"

namespace h5scout::worker
{

namespace
{

class ImageJob : public Job
{
public:
    ImageJob(const protocol::ReadImage& request, const Session& session)
        : m_plane(request, session)
    {
        if (ImageEstimate::isWorthwhile(m_plane))
            m_estimate.emplace(m_plane);
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        if (m_estimate) {
            if (m_estimate->step()) {
                m_estimate->send(replies);
                m_estimate.reset();
            }
            return std::nullopt;
        }
        const std::uint64_t height = m_plane.height();
        if (m_rowsRead < height) {
            const std::uint64_t count = m_plane.bandAt(m_rowsRead);
            m_plane.read(m_rowsRead, count, m_values);
            m_rowsRead += count;
        }
        if (m_rowsRead >= height)
            return takeStage();
        if (replies.isStageDue() || m_values.size() >= kMostStagePixels)
            replies.send(takeStage());
        replies.sendProgress(m_rowsRead, height);
        return std::nullopt;
    }

private:
    /// The rows that have been read since the last stage.
    protocol::Reply takeStage()
    {
        protocol::Reply reply;
        protocol::Image& stage = *reply.mutable_image();
        m_plane.describe(stage, m_sentRows);
        stage.mutable_values()->Assign(m_values.begin(), m_values.end());
        m_values.clear();
        m_sentRows = m_rowsRead;
        return reply;
    }

    PlaneReader m_plane;
    std::optional<ImageEstimate> m_estimate; ///< until it has been sent
    std::uint64_t m_rowsRead = 0;
    std::uint64_t m_sentRows = 0;
    std::vector<double> m_values; ///< read, not sent
};

} // namespace

std::unique_ptr<Job> makeReadImageJob(const protocol::ReadImage& request, Session& session)
{
    return std::make_unique<ImageJob>(request, session);
}

} // namespace h5scout::worker
