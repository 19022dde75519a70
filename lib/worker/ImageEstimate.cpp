// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImageEstimate.h"

#include <algorithm>
#include <limits>

#include "h5scout/reduce/Envelope.h"
#include "h5scout/worker/PartialReplies.h"

#include "Slice.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostProbes = 256;

} // namespace

ImageEstimate::ImageEstimate(PlaneReader& plane)
    : m_plane(plane)
    , m_probes(std::min(plane.height(), kMostProbes))
    , m_order(m_probes)
    , m_isKnown(plane.height(), false)
    , m_values(plane.height() * plane.width(), std::numeric_limits<double>::quiet_NaN())
{}

bool ImageEstimate::step()
{
    const Slice slice;
    while (!m_time.isOver()) {
        const auto number = m_order.next();
        if (!number)
            return true;
        probe(reduce::partStart(m_plane.height(), m_probes, *number));
        if (slice.isOver())
            return m_time.isOver();
    }
    return true;
}

void ImageEstimate::probe(std::uint64_t row)
{
    if (m_isKnown[row]) // it lies in a chunk that has been read
        return;
    const std::uint64_t width = m_plane.width();
    const std::uint64_t count = m_plane.isChunked() ? m_plane.chunksAt(row) : 1;
    m_rows.clear();
    m_plane.read(row, count, m_rows);
    std::ranges::copy(m_rows, m_values.begin() + static_cast<std::ptrdiff_t>(row * width));
    std::fill_n(m_isKnown.begin() + static_cast<std::ptrdiff_t>(row), count, true);
}

void ImageEstimate::send(PartialReplies& replies) const
{
    const std::vector<std::size_t> nearest = reduce::nearestKnown(m_isKnown);
    const std::uint64_t width = m_plane.width();
    const std::uint64_t rowsAtOnce = std::max<std::uint64_t>(kMostStagePixels / width, 1);
    for (std::uint64_t first = 0; first < m_plane.height(); first += rowsAtOnce) {
        protocol::Reply reply;
        protocol::Image& stage = *reply.mutable_image();
        m_plane.describe(stage, first);
        for (std::uint64_t row = first; row < std::min(first + rowsAtOnce, m_plane.height()); ++row) {
            const std::span<const double> values = std::span(m_values).subspan(nearest[row] * width, width);
            stage.mutable_values()->Add(values.begin(), values.end());
        }
        stage.set_is_estimate(true);
        replies.send(std::move(reply));
    }
}

} // namespace h5scout::worker
