// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "h5scout/reduce/Envelope.h"
#include "h5scout/worker/PartialReplies.h"

#include "ArrayRequests.h"
#include "NumberArray.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint32_t kMostColumns = 1U << 20U;

class EnvelopeJob : public Job
{
public:
    EnvelopeJob(const protocol::ReadEnvelope& request, const Session& session)
        : m_array(session, request.path(), "read the envelope")
        , m_dimension(checkedDimension(request))
        , m_component(componentOf(request.component()))
        , m_selection(m_array.selectionAt(request.index(), {m_dimension}))
        , m_envelope(makeEnvelope(request))
    {
        const std::uint64_t blockLength = m_array.shape().empty() ? 1 : m_array.block()[m_dimension];
        const std::uint64_t blocks = std::max<std::uint64_t>(kPieceBytes / m_array.blockBytes(), 1);
        m_pieceLength = saturatedProduct(blocks, blockLength);
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        if (!m_envelope.isComplete())
            readPiece();
        if (m_envelope.isComplete())
            return takeStage();
        if (replies.isStageDue() && m_envelope.completeColumns() > m_sentColumns)
            replies.send(takeStage());
        replies.sendProgress(m_envelope.samplesRead(), m_envelope.count());
        return std::nullopt;
    }

private:
    std::size_t checkedDimension(const protocol::ReadEnvelope& request) const
    {
        if (request.dimension() >= std::max<std::size_t>(m_array.shape().size(), 1))
            m_array.refuse(fmt::format("It has {} dimensions, there is none of number {}.", m_array.shape().size(),
                                       request.dimension()));
        return request.dimension();
    }

    reduce::Envelope makeEnvelope(const protocol::ReadEnvelope& request) const
    {
        if (request.columns() == 0 || request.columns() > kMostColumns)
            m_array.refuse(fmt::format("An envelope has 1 to {} columns, not {}.", kMostColumns, request.columns()));
        const reduce::Samples samples = m_array.samples(m_dimension, request.start(), request.count(), 1);
        return {samples.start, samples.count, request.columns()};
    }

    /// Pieces end where a block of the file does, so that no chunk is read twice.
    void readPiece()
    {
        const std::uint64_t width = m_array.type().byteSize;
        const std::uint64_t start = m_envelope.start() + m_envelope.samplesRead();
        const std::uint64_t left = m_envelope.count() - m_envelope.samplesRead();
        const std::uint64_t length = std::min({m_pieceLength - start % m_pieceLength, left, kMostPieceBytes / width});
        if (!m_selection.empty())
            m_selection[m_dimension] = {start, length, 1};
        m_buffer.resize(length * width);
        m_array.read(m_selection, m_buffer);
        m_envelope.add(m_array.type().kind, m_buffer, m_component);
    }

    /// The columns that have become complete since the last stage.
    protocol::Reply takeStage()
    {
        protocol::Reply reply;
        protocol::Envelope& stage = *reply.mutable_envelope();
        const std::uint32_t end = m_envelope.completeColumns();
        const auto minimum = m_envelope.minimum().subspan(m_sentColumns, end - m_sentColumns);
        const auto maximum = m_envelope.maximum().subspan(m_sentColumns, end - m_sentColumns);
        stage.set_path(m_array.path());
        stage.set_start(m_envelope.start());
        stage.set_count(m_envelope.count());
        stage.set_columns(m_envelope.columns());
        stage.set_first_column(m_sentColumns);
        stage.mutable_minimum()->Assign(minimum.begin(), minimum.end());
        stage.mutable_maximum()->Assign(maximum.begin(), maximum.end());
        stage.set_samples_read(m_envelope.samplesRead());
        m_sentColumns = end;
        return reply;
    }

    NumberArray m_array;
    std::size_t m_dimension;
    reduce::Component m_component;
    Selection m_selection;
    reduce::Envelope m_envelope;
    std::uint64_t m_pieceLength = 1;
    std::uint32_t m_sentColumns = 0;
    std::vector<std::byte> m_buffer;
};

} // namespace

std::unique_ptr<Job> makeReadEnvelopeJob(const protocol::ReadEnvelope& request, Session& session)
{
    return std::make_unique<EnvelopeJob>(request, session);
}

} // namespace h5scout::worker
