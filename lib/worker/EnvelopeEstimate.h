// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "h5scout/reduce/SpreadOrder.h"

#include "Estimates.h"
#include "LineReader.h"

namespace h5scout::worker
{

/// A long line seen through probes: some samples at the beginning of each column, or, where the line lies in chunks,
/// whole chunks, for what costs is to decode them. Evenly spread from the first probe on, so that it can end at any
/// time; columns without a probe show what their neighbours do.
class EnvelopeEstimate
{
public:
    /// `empty`: an envelope of the line that has seen nothing.
    EnvelopeEstimate(LineReader& line, const reduce::Envelope& empty);

    /// True where reading the line itself takes so long that an estimate is worth its time.
    static bool isWorthwhile(const LineReader& line, const reduce::Envelope& empty);

    /// One slice of the work. True when it has been done.
    bool step();
    /// All columns.
    protocol::Reply stage();

private:
    void probe(std::uint64_t number);

    LineReader& m_line;
    LineEnvelope m_envelope;
    std::uint64_t m_probes;
    std::uint64_t m_probeLength;
    reduce::SpreadOrder m_order;
    std::vector<bool> m_isKnown; ///< one a column
    EstimateTime m_time;
};

} // namespace h5scout::worker
