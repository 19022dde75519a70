// SPDX-License-Identifier: GPL-3.0-or-later
#include "SaveAs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "SaveTarget.h"
#include "Slice.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kPieceBytes = std::uint64_t{4} << 20U;

/// The open file's bytes, as long as nobody changes them.
class SourceFile
{
public:
    explicit SourceFile(const Session& session)
        : m_path(session.backend().fileName())
        , m_descriptor(m_system.open(m_path, storage::System::Mode::Read))
        , m_seen(session.seen())
    {
        requireUnchanged();
    }
    ~SourceFile()
    {
        if (m_descriptor >= 0)
            m_system.close(m_descriptor);
    }
    SourceFile(const SourceFile&) = delete;
    SourceFile& operator=(const SourceFile&) = delete;

    int descriptor() const noexcept { return m_descriptor; }
    std::uint64_t byteCount() const noexcept { return m_seen.byteCount; }

    void requireUnchanged() const
    {
        storage::FileStatus now;
        if (m_descriptor < 0 || m_system.status(m_descriptor, now) < 0)
            throw Error("The file cannot be read any more.", {.file = m_path, .advice = "Reload it with F5."});
        if (now.byteCount != m_seen.byteCount || now.modifiedNanoseconds != m_seen.modifiedNanoseconds)
            throw StorageError(StorageError::Kind::Changed, "Another program has changed the file.",
                               {.file = m_path, .advice = "Reload it with F5 and save the copy then."});
    }

    /// Some bytes from `offset` on, at most as many as `piece` holds.
    storage::ConstBytes read(std::vector<std::uint8_t>& piece, std::uint64_t offset) const
    {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), byteCount() - offset));
        const std::int64_t count = m_system.read(m_descriptor, storage::Bytes(piece.data(), wanted), offset);
        if (count <= 0)
            throw Error(count == 0 ? "The file ends before its end."
                                   : storage::sentenceOf({static_cast<int>(-count), std::generic_category()}),
                        {.file = m_path});
        return {piece.data(), static_cast<std::size_t>(count)};
    }

private:
    storage::System& m_system = storage::System::real();
    std::string m_path;
    int m_descriptor;
    FileStamp m_seen;
};

class SaveAsJob : public Job
{
public:
    SaveAsJob(const protocol::SaveAs& request, Session& session)
        : m_source(session)
        , m_target(request.target(), request.overwrite(), m_source.descriptor())
        , m_piece(kPieceBytes)
    {}

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        while (m_target.byteCount() < m_source.byteCount()) {
            m_target.append(m_source.read(m_piece, m_target.byteCount()));
            replies.sendProgress(m_target.byteCount(), m_source.byteCount());
            if (slice.isOver() || replies.isCancelled())
                return std::nullopt;
        }
        m_source.requireUnchanged();
        m_target.finish();
        protocol::Reply reply;
        reply.mutable_saved()->set_target(m_target.path());
        reply.mutable_saved()->set_byte_count(m_target.byteCount());
        return reply;
    }

private:
    SourceFile m_source;
    SaveTarget m_target;
    std::vector<std::uint8_t> m_piece;
};

} // namespace

std::unique_ptr<Job> makeSaveAsJob(const protocol::SaveAs& request, Session& session)
{
    return std::make_unique<SaveAsJob>(request, session);
}

} // namespace h5scout::worker
