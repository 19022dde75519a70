// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenRequests.h"

#include <string>
#include <system_error>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/storage/Recovery.h"
#include "h5scout/storage/Signature.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/worker/Session.h"

#include "Messages.h"
#include "Version.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint32_t kProtocolVersion = 1;

protocol::Opened::Door doorOf(Door door)
{
    switch (door) {
    case Door::Plain:
        return protocol::Opened::PLAIN;
    case Door::Swmr:
        return protocol::Opened::SWMR;
    case Door::StaleFlag:
        return protocol::Opened::STALE_FLAG;
    case Door::Cut:
        return protocol::Opened::CUT;
    }
    return protocol::Opened::PLAIN;
}

/// The session's file as it was just opened.
protocol::Reply openedReply(const Session& session)
{
    const OpenedFile& file = session.backend().opened();
    protocol::Reply reply;
    protocol::Opened& opened = *reply.mutable_opened();
    opened.set_protocol_version(kProtocolVersion);
    opened.set_worker_version(kVersion);
    opened.set_hdf5_version(hdf5Version());
    opened.set_door(doorOf(file.door));
    opened.set_file_bytes(file.byteCount);
    opened.set_modified_ns(file.modifiedNanoseconds);
    opened.set_superblock_version(file.superblockVersion);
    opened.set_user_block_bytes(file.userBlockBytes);
    opened.set_pymodaq_version(file.pymodaqVersion);
    *opened.mutable_root() = toMessage(session.backend().summary("/"));
    return reply;
}

/// Whether saving an edit was cut off in the file. What cannot be read is not.
bool needsRecovery(const std::string& path)
{
    try {
        const auto signature = storage::findSignature(path);
        return signature && signature->isMarked;
    } catch (const std::system_error&) {
        return false;
    }
}

class OpenFileJob : public Job
{
public:
    OpenFileJob(const protocol::OpenFile& request, Session& session)
        : m_request(request)
        , m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        const std::string& path = m_request.path();
        const Recovered recovered = m_request.recover() ? recover(path) : Recovered::NothingToDo;
        try {
            m_session.open(path);
        } catch (const OpenError& error) {
            if (!needsRecovery(path))
                throw;
            ErrorContext context = error.context();
            context.advice = "If no other program is saving it now, choose Recover: it finishes the edit or takes it "
                             "back.";
            throw StorageError(StorageError::Kind::NeedsRecovery, error.reason(), context);
        }
        protocol::Reply reply = openedReply(m_session);
        if (recovered != Recovered::NothingToDo)
            reply.mutable_opened()->set_recovery(sentenceOf(recovered));
        return reply;
    }

private:
    protocol::OpenFile m_request;
    Session& m_session;
};

class CreateFileJob : public Job
{
public:
    CreateFileJob(const protocol::CreateFile& request, Session& session)
        : m_request(request)
        , m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        m_session.requireNothingOpen(m_request.path());
        H5Backend file(m_request.convention() == protocol::CreateFile::H5PY ? Convention::H5py : Convention::Tables);
        file.openFile(
            m_request.path(), OpenMode::Write,
            {.durability = Durability::Transaction, .title = m_request.title(), .mayReplace = m_request.overwrite()});
        file.commit();
        m_session.open(m_request.path());
        return openedReply(m_session);
    }

private:
    protocol::CreateFile m_request;
    Session& m_session;
};

} // namespace

std::unique_ptr<Job> makeOpenFileJob(const protocol::OpenFile& request, Session& session)
{
    return std::make_unique<OpenFileJob>(request, session);
}

std::unique_ptr<Job> makeCreateFileJob(const protocol::CreateFile& request, Session& session)
{
    return std::make_unique<CreateFileJob>(request, session);
}

} // namespace h5scout::worker
