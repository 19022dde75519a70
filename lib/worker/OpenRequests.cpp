// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenRequests.h"

#include <string>

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

class OpenFileJob : public Job
{
public:
    OpenFileJob(const protocol::OpenFile& request, Session& session)
        : m_path(request.path())
        , m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        m_session.open(m_path);
        const OpenedFile& file = m_session.backend().opened();
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
        *opened.mutable_root() = toMessage(m_session.backend().summary("/"));
        return reply;
    }

private:
    std::string m_path;
    Session& m_session;
};

} // namespace

std::unique_ptr<Job> makeOpenFileJob(const protocol::OpenFile& request, Session& session)
{
    return std::make_unique<OpenFileJob>(request, session);
}

} // namespace h5scout::worker
