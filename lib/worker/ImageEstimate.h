// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "h5scout/reduce/SpreadOrder.h"
#include "h5scout/worker/Job.h"

#include "Estimates.h"
#include "PlaneReader.h"

namespace h5scout::worker
{

/// A large image seen through some of its rows, evenly spread from the first one on, so that it can end at any time;
/// the rows between show what their neighbours do. Where the array lies in chunks, all rows of a chunk are read at
/// once.
class ImageEstimate
{
public:
    explicit ImageEstimate(PlaneReader& plane);

    /// True where reading the image itself takes so long that an estimate is worth its time.
    static bool isWorthwhile(const PlaneReader& plane) { return plane.bytes() > kMostBytesUnestimated; }

    /// One slice of the work. True when it has been done.
    bool step();
    void send(PartialReplies& replies) const;

private:
    void probe(std::uint64_t row);

    PlaneReader& m_plane;
    std::uint64_t m_probes;
    reduce::SpreadOrder m_order;
    std::vector<bool> m_isKnown;  ///< one a row
    std::vector<double> m_values; ///< of all rows
    std::vector<double> m_rows;
    EstimateTime m_time;
};

} // namespace h5scout::worker
