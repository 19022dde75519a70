// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "h5scout/worker/Job.h"
#include "h5scout/worker/Session.h"

namespace h5scout::worker
{

/// A job that reads from the open file, watched: each of its replies, stages and progress included, tells whether
/// another program has written the file since it was opened. When the file has become shorter the request ends with the
/// error that says so, whatever the job has read or met. When the file is edited meanwhile the job is made anew.
class FileReadingJob : public Job, private FileUser
{
public:
    using Factory = std::function<std::unique_ptr<Job>()>;
    enum class AfterEdit : std::uint8_t {
        StartAgain, ///< the next reply tells that the stages before it do not count
        End         ///< with an error: what was sent cannot be taken back
    };

    /// `makeJob` is called in the first step, for it may read as well. `session` must outlive the job.
    FileReadingJob(Session& session, Factory makeJob, AfterEdit afterEdit = AfterEdit::StartAgain);
    ~FileReadingJob() override;

    std::optional<protocol::Reply> step(PartialReplies& replies) override;

private:
    void letGoOfFile() override;
    std::optional<protocol::Reply> stepUnchecked(PartialReplies& replies);
    void check(protocol::Reply& reply);

    Session& m_session;
    Factory m_makeJob;
    AfterEdit m_afterEdit;
    std::unique_ptr<Job> m_job;
    bool m_isInterrupted = false; ///< by an edit, since the last reply
};

} // namespace h5scout::worker
