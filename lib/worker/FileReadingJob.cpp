// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileReadingJob.h"

#include <utility>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "BadRequest.h"
#include "Messages.h"

namespace h5scout::worker
{

FileReadingJob::FileReadingJob(const Session& session, Factory makeJob)
    : m_session(session)
    , m_makeJob(std::move(makeJob))
{}

std::optional<protocol::Reply> FileReadingJob::step(PartialReplies& replies)
{
    replies.setCheck([this](protocol::Reply& reply) { check(reply); });
    std::optional<protocol::Reply> last = stepUnchecked(replies);
    if (last)
        check(*last);
    return last;
}

/// An error is an answer here: a changed file may be its cause.
std::optional<protocol::Reply> FileReadingJob::stepUnchecked(PartialReplies& replies)
{
    try {
        if (!m_job)
            m_job = m_makeJob();
        return m_job->step(replies);
    } catch (const BadRequest&) { // none of the file's business
        throw;
    } catch (...) {
        protocol::Reply reply;
        *reply.mutable_error() = currentExceptionMessage();
        return reply;
    }
}

void FileReadingJob::check(protocol::Reply& reply) const
{
    reply.set_file_changed(m_session.isFileChanged());
}

} // namespace h5scout::worker
