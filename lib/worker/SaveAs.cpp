// SPDX-License-Identifier: GPL-3.0-or-later
#include "SaveAs.h"

#include <optional>
#include <string>

#include "h5scout/backend/FileCopy.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/storage/System.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Slice.h"

namespace h5scout::worker
{

namespace
{

/// The file of that name is the one that was read, as it was read.
void requireUnchanged(const Session& session)
{
    const std::string path = session.backend().fileName();
    const FileStamp& seen = session.seen();
    storage::FileStatus now;
    if (storage::System::real().status(path, now) < 0)
        throw Error("The file cannot be read any more.", {.file = path, .advice = "Reload it with F5."});
    if (now.byteCount != seen.byteCount || now.modifiedNanoseconds != seen.modifiedNanoseconds)
        throw StorageError(StorageError::Kind::Changed, "Another program has changed the file.",
                           {.file = path, .advice = "Reload it with F5 and save the copy then."});
}

const H5Backend& unchangedFile(const Session& session)
{
    requireUnchanged(session);
    return session.backend();
}

class SaveAsJob : public Job
{
public:
    SaveAsJob(const protocol::SaveAs& request, const Session& session)
        : m_copy(unchangedFile(session), request.target(),
                 request.overwrite() ? ExistingTarget::Replace : ExistingTarget::Refuse)
    {}

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        const bool isComplete = m_copy.advance([&] {
            replies.sendProgress(m_copy.doneBytes(), m_copy.totalBytes());
            return !slice.isOver() && !replies.isCancelled();
        });
        if (!isComplete)
            return std::nullopt;
        protocol::Reply reply;
        reply.mutable_saved()->set_target(m_copy.target());
        reply.mutable_saved()->set_byte_count(m_copy.totalBytes());
        return reply;
    }

private:
    FileCopy m_copy;
};

} // namespace

std::unique_ptr<Job> makeSaveAsJob(const protocol::SaveAs& request, Session& session)
{
    return std::make_unique<SaveAsJob>(request, session);
}

} // namespace h5scout::worker
