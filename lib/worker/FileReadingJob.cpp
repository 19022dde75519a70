// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileReadingJob.h"

#include <utility>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/worker/PartialReplies.h"

#include "BadRequest.h"
#include "Messages.h"

namespace h5scout::worker
{

FileReadingJob::FileReadingJob(Session& session, Factory makeJob, AfterEdit afterEdit)
    : m_session(session)
    , m_makeJob(std::move(makeJob))
    , m_afterEdit(afterEdit)
{
    m_session.addUser(*this);
}

FileReadingJob::~FileReadingJob()
{
    m_session.removeUser(*this);
}

void FileReadingJob::letGoOfFile()
{
    m_isInterrupted = m_isInterrupted || m_job != nullptr;
    m_job.reset();
}

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
        if (m_isInterrupted && m_afterEdit == AfterEdit::End)
            throw BadRequest("The file was edited meanwhile.", {.advice = "Start it again."});
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

void FileReadingJob::check(protocol::Reply& reply)
{
    reply.set_file_changed(m_session.isFileChanged());
    reply.set_is_fresh_start(std::exchange(m_isInterrupted, false));
}

} // namespace h5scout::worker
