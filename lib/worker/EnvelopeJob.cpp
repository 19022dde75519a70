// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "h5scout/worker/PartialReplies.h"

#include "ArrayRequests.h"
#include "LineReader.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint32_t kMostColumns = 1U << 20U;

class EnvelopeJob : public Job
{
public:
    EnvelopeJob(const protocol::ReadEnvelope& request, const Session& session)
        : m_line(request, session)
        , m_envelope(makeEnvelope(request), m_line.errors())
    {
        const std::uint64_t blocks = std::max<std::uint64_t>(kPieceBytes / m_line.array().blockBytes(), 1);
        m_pieceLength = saturatedProduct(blocks, m_line.blockLength());
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const reduce::Envelope& values = m_envelope.values();
        if (!values.isComplete())
            readPiece();
        if (values.isComplete())
            return takeStage();
        if (replies.isStageDue() && values.completeColumns() > m_sentColumns)
            replies.send(takeStage());
        replies.sendProgress(values.samplesRead(), values.count());
        return std::nullopt;
    }

private:
    reduce::Envelope makeEnvelope(const protocol::ReadEnvelope& request) const
    {
        const NumberArray& array = m_line.array();
        if (request.columns() == 0 || request.columns() > kMostColumns)
            array.refuse(fmt::format("An envelope has 1 to {} columns, not {}.", kMostColumns, request.columns()));
        const reduce::Samples samples = array.samples(m_line.dimension(), request.start(), request.count(), 1);
        return {samples.start, samples.count, request.columns()};
    }

    /// Pieces end where a block of the file does, so that no chunk is read twice.
    void readPiece()
    {
        const reduce::Envelope& values = m_envelope.values();
        const std::uint64_t start = values.start() + values.samplesRead();
        const std::uint64_t left = values.count() - values.samplesRead();
        const std::uint64_t most = kMostPieceBytes / m_line.array().type().byteSize;
        m_line.read(start, std::min({m_pieceLength - start % m_pieceLength, left, most}), m_envelope);
    }

    /// The columns that have become complete since the last stage.
    protocol::Reply takeStage()
    {
        protocol::Reply reply;
        const std::uint32_t end = m_envelope.values().completeColumns();
        reply.mutable_envelope()->set_path(m_line.array().path());
        m_envelope.write(*reply.mutable_envelope(), m_sentColumns, end);
        m_sentColumns = end;
        return reply;
    }

    LineReader m_line;
    LineEnvelope m_envelope;
    std::uint64_t m_pieceLength = 1;
    std::uint32_t m_sentColumns = 0;
};

} // namespace

std::unique_ptr<Job> makeReadEnvelopeJob(const protocol::ReadEnvelope& request, Session& session)
{
    return std::make_unique<EnvelopeJob>(request, session);
}

} // namespace h5scout::worker
