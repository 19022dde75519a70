// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include <fmt/format.h>

#include "h5scout/reduce/BlockWalk.h"
#include "h5scout/reduce/Projection.h"
#include "h5scout/worker/PartialReplies.h"

#include "ArrayRequests.h"
#include "ImageMessages.h"
#include "NumberSource.h"
#include "Slice.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostCells = 4U << 20U;

reduce::Reduction reductionOf(protocol::Reduction reduction)
{
    switch (reduction) {
    case protocol::REDUCTION_SUM:
        return reduce::Reduction::Sum;
    case protocol::REDUCTION_MINIMUM:
        return reduce::Reduction::Minimum;
    case protocol::REDUCTION_MAXIMUM:
        return reduce::Reduction::Maximum;
    case protocol::REDUCTION_STANDARD_DEVIATION:
        return reduce::Reduction::StandardDeviation;
    default:
        return reduce::Reduction::Mean;
    }
}

class ProjectionJob : public Job
{
public:
    ProjectionJob(const protocol::ReadProjection& request, const Session& session)
        : m_source(session, request.path(), request.background_path(), "reduce the array", request.component())
        , m_rowDimension(checkedDimension(m_source.array(), request.row_dimension()))
        , m_columnDimension(checkedDimension(m_source.array(), request.column_dimension()))
        , m_ranges(sampledRanges(request))
        , m_count(reduce::elementsOf(m_ranges))
        , m_walk(m_ranges, m_source.array().block(), m_source.array().type().byteSize, {kPieceBytes, kMostPieceBytes})
        , m_projection(m_ranges, m_rowDimension, m_columnDimension, reductionOf(request.reduction()))
    {}

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        while (!m_walk.isAtEnd() && !slice.isOver() && !replies.isCancelled()) {
            m_projection.add(m_source.readNumbers(m_walk.place()), m_walk.place());
            m_elementsRead += m_walk.pieceElements();
            m_walk.advance();
        }
        if (m_walk.isAtEnd())
            return stage(false);
        if (replies.isStageDue() && isStageWorthwhile())
            replies.send(stage(true));
        replies.sendProgress(m_elementsRead, m_count);
        return std::nullopt;
    }

private:
    using Clock = std::chrono::steady_clock;

    static std::size_t checkedDimension(const NumberArray& array, std::uint32_t dimension)
    {
        const std::size_t rank = array.shape().size();
        if (rank == 0)
            array.refuse("It is a single number: there is no dimension to keep.");
        if (dimension >= rank)
            array.refuse(fmt::format("It has {} dimensions, there is none of number {}.", rank, dimension));
        return dimension;
    }

    /// The ranges asked for, those that are kept thinned out to width and height.
    std::vector<reduce::Samples> sampledRanges(const protocol::ReadProjection& request) const
    {
        const NumberArray& array = m_source.array();
        checkImageSize(array, request.width(), request.height());
        std::vector<reduce::Samples> ranges = array.samples(request.ranges());
        reduce::Samples& columns = ranges[m_columnDimension];
        columns = reduce::sampleEvenly(columns, request.width());
        if (m_rowDimension == m_columnDimension)
            return ranges;
        reduce::Samples& rows = ranges[m_rowDimension];
        rows = reduce::sampleEvenly(rows, request.height());
        if (rows.count * columns.count > kMostCells)
            array.refuse(fmt::format("A projection has {} elements at most, not {} x {}.", kMostCells, columns.count,
                                     rows.count));
        return ranges;
    }

    /// A stage holds the whole picture: a large one comes more seldom, so that most of the time goes into reading.
    bool isStageWorthwhile() const
    {
        const std::uint64_t cells = m_projection.width() * m_projection.height();
        return Clock::now() - m_lastStage >= std::chrono::microseconds(cells);
    }

    protocol::Reply stage(bool isEstimate)
    {
        protocol::Reply reply;
        protocol::Image& message = *reply.mutable_image();
        const bool isLine = m_rowDimension == m_columnDimension;
        message.set_path(m_source.array().path());
        setRange(*message.mutable_rows(), isLine ? reduce::Samples{0, 1, 1} : m_ranges[m_rowDimension]);
        setRange(*message.mutable_columns(), m_ranges[m_columnDimension]);
        message.set_width(static_cast<std::uint32_t>(m_projection.width()));
        message.set_height(static_cast<std::uint32_t>(m_projection.height()));
        const std::vector<double> values = m_projection.values();
        message.mutable_values()->Assign(values.begin(), values.end());
        message.set_is_estimate(isEstimate);
        m_lastStage = Clock::now();
        return reply;
    }

    NumberSource m_source;
    std::size_t m_rowDimension;
    std::size_t m_columnDimension;
    std::vector<reduce::Samples> m_ranges;
    std::uint64_t m_count;
    reduce::BlockWalk m_walk;
    reduce::Projection m_projection;
    std::uint64_t m_elementsRead = 0;
    Clock::time_point m_lastStage = Clock::now();
};

} // namespace

std::unique_ptr<Job> makeReadProjectionJob(const protocol::ReadProjection& request, Session& session)
{
    return std::make_unique<ProjectionJob>(request, session);
}

} // namespace h5scout::worker
