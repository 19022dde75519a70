// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "h5scout/worker/Job.h"

namespace h5scout::worker
{

class Session;

/// A job that reads from the open file, watched: each of its replies, stages and progress included, tells whether the
/// file has been written since it was opened. When the file has become shorter the request ends with the error that
/// says so, whatever the job has read or met.
class FileReadingJob : public Job
{
public:
    using Factory = std::function<std::unique_ptr<Job>()>;

    /// `makeJob` is called in the first step, for it may read as well. `session` must outlive the job.
    FileReadingJob(const Session& session, Factory makeJob);

    std::optional<protocol::Reply> step(PartialReplies& replies) override;

private:
    std::optional<protocol::Reply> stepUnchecked(PartialReplies& replies);
    void check(protocol::Reply& reply) const;

    const Session& m_session;
    Factory m_makeJob;
    std::unique_ptr<Job> m_job;
};

} // namespace h5scout::worker
