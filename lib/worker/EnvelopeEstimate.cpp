// SPDX-License-Identifier: GPL-3.0-or-later
#include "EnvelopeEstimate.h"

#include <algorithm>

#include "Slice.h"

namespace h5scout::worker
{

namespace
{

/// Of a block of a contiguous array a probe reads this part: some KiB, what the system reads at once.
constexpr std::uint64_t kProbesPerContiguousBlock = 16;
constexpr std::uint64_t kMostProbes = 4096;

std::uint64_t blocksTouched(const LineReader& line, const reduce::Envelope& envelope)
{
    if (envelope.count() == 0)
        return 0;
    const std::uint64_t last = envelope.start() + (envelope.count() - 1);
    return last / line.blockLength() - envelope.start() / line.blockLength() + 1;
}

std::uint64_t probesOf(const LineReader& line, const reduce::Envelope& envelope)
{
    const std::uint64_t most = std::min<std::uint64_t>(envelope.columns(), kMostProbes);
    return line.array().isChunked() ? std::min(most, blocksTouched(line, envelope)) : most;
}

} // namespace

EnvelopeEstimate::EnvelopeEstimate(LineReader& line, const reduce::Envelope& empty)
    : m_line(line)
    , m_envelope(empty, line.errors())
    , m_probes(probesOf(line, empty))
    , m_probeLength(line.array().isChunked()
                        ? line.blockLength()
                        : std::max<std::uint64_t>(line.blockLength() / kProbesPerContiguousBlock, 1))
    , m_order(m_probes)
    , m_isKnown(empty.columns(), false)
{}

bool EnvelopeEstimate::isWorthwhile(const LineReader& line, const reduce::Envelope& empty)
{
    return saturatedProduct(blocksTouched(line, empty), line.array().blockBytes()) > kMostBytesUnestimated;
}

bool EnvelopeEstimate::step()
{
    const Slice slice;
    while (!m_time.isOver()) {
        const auto number = m_order.next();
        if (!number)
            return true;
        probe(*number);
        if (slice.isOver())
            return m_time.isOver();
    }
    return true;
}

void EnvelopeEstimate::probe(std::uint64_t number)
{
    const reduce::Envelope& values = m_envelope.values();
    const std::uint64_t lineEnd = values.start() + values.count();
    std::uint64_t start = values.start() + reduce::partStart(values.count(), m_probes, number);
    std::uint64_t length = m_probeLength;
    if (m_line.array().isChunked()) { // the rest of the chunk before it costs nothing more
        const std::uint64_t fromChunk = start % length;
        start = std::max(start - fromChunk, values.start());
        length -= start % length;
    } else {
        length = std::min(length, values.columnStart(values.columnAt(start) + 1) - start);
    }
    length = std::min({length, lineEnd - start, kMostPieceBytes / m_line.array().type().byteSize});
    m_envelope.moveTo(start);
    m_line.read(start, length, m_envelope);
    const std::uint32_t last = values.columnAt(start + (length - 1));
    for (std::uint32_t column = values.columnAt(start); column <= last; ++column)
        m_isKnown[column] = true;
}

protocol::Reply EnvelopeEstimate::stage()
{
    m_envelope.copyColumns(reduce::nearestKnown(m_isKnown));
    protocol::Reply reply;
    protocol::Envelope& message = *reply.mutable_envelope();
    message.set_path(m_line.array().path());
    m_envelope.write(message, 0, m_envelope.values().columns());
    message.set_samples_read(0);
    message.set_is_estimate(true);
    return reply;
}

} // namespace h5scout::worker
