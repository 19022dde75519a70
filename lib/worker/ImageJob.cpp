// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "h5scout/reduce/ImageSampler.h"
#include "h5scout/worker/PartialReplies.h"

#include "ArrayRequests.h"
#include "ImageMessages.h"
#include "NumberSource.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostPixels = 16U << 20U;
constexpr std::uint64_t kMostStagePixels = 1U << 20U;

class ImageJob : public Job
{
public:
    ImageJob(const protocol::ReadImage& request, const Session& session)
        : m_source(session, request.path(), request.background_path(), "read the image", request.component())
        , m_array(m_source.array())
        , m_rowDimension(checkedDimension(request.row_dimension()))
        , m_columnDimension(checkedDimension(request.column_dimension()))
        , m_sampler(makeSampler(request))
        , m_place(placeOf(m_array.selectionAt(request.index(), {m_rowDimension, m_columnDimension})))
        , m_bandRows(bandRows())
    {
        m_place[m_columnDimension] = m_sampler.columns();
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const std::uint64_t height = m_sampler.columns().count == 0 ? 0 : m_sampler.rows().count;
        if (m_rowsRead < height)
            readBand();
        if (m_rowsRead >= height)
            return takeStage();
        if (replies.isStageDue() || m_values.size() >= kMostStagePixels)
            replies.send(takeStage());
        replies.sendProgress(m_rowsRead, height);
        return std::nullopt;
    }

private:
    std::size_t checkedDimension(std::uint32_t dimension) const
    {
        const std::size_t rank = m_array.shape().size();
        if (rank < 2)
            m_array.refuse(fmt::format("An image needs two dimensions, the array has {}.", rank));
        if (dimension >= rank)
            m_array.refuse(fmt::format("It has {} dimensions, there is none of number {}.", rank, dimension));
        return dimension;
    }

    reduce::ImageSampler makeSampler(const protocol::ReadImage& request) const
    {
        if (m_rowDimension == m_columnDimension)
            m_array.refuse("Rows and columns are the same dimension.");
        checkImageSize(m_array, request.width(), request.height());
        const auto samples = [&](std::size_t dimension, const protocol::Range& range) {
            return m_array.samples(dimension, range.start(), range.count(), range.stride());
        };
        const reduce::ImageSampler sampler(samples(m_rowDimension, request.rows()),
                                           samples(m_columnDimension, request.columns()), request.width(),
                                           request.height());
        if (sampler.rows().count * sampler.columns().count > kMostPixels)
            m_array.refuse(fmt::format("An image has {} elements at most, not {} x {}.", kMostPixels,
                                       sampler.columns().count, sampler.rows().count));
        return sampler;
    }

    /// How many rows of the array to read at once: as many as make about kPieceBytes in the blocks that are touched.
    std::uint64_t bandRows() const
    {
        const reduce::Samples& columns = m_sampler.columns();
        const std::uint64_t blockColumns = m_array.block()[m_columnDimension];
        const std::uint64_t spanned = (columns.end() - columns.start) / blockColumns + 1;
        const std::uint64_t bytes = saturatedProduct(std::min(columns.count, spanned), m_array.blockBytes());
        const std::uint64_t blocks = std::max<std::uint64_t>(kPieceBytes / std::max<std::uint64_t>(bytes, 1), 1);
        return saturatedProduct(blocks, m_array.block()[m_rowDimension]);
    }

    void readBand()
    {
        const std::uint64_t width = m_sampler.columns().count;
        reduce::Samples band = m_sampler.band(m_rowsRead, m_bandRows, m_array.block()[m_rowDimension]);
        band.count = std::min(band.count, std::max<std::uint64_t>(kMostStagePixels / width, 1));
        m_place[m_rowDimension] = band;
        append(m_source.readNumbers(m_place), band.count, width);
        m_rowsRead += band.count;
    }

    /// Numbers as rows; they lie the other way round where the rows are the faster dimension.
    void append(std::span<const double> numbers, std::uint64_t rows, std::uint64_t columns)
    {
        if (m_rowDimension < m_columnDimension) {
            m_values.insert(m_values.end(), numbers.begin(), numbers.end());
            return;
        }
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column)
                m_values.push_back(numbers[column * rows + row]);
    }

    /// The rows that have been read since the last stage.
    protocol::Reply takeStage()
    {
        protocol::Reply reply;
        protocol::Image& stage = *reply.mutable_image();
        stage.set_path(m_array.path());
        setRange(*stage.mutable_rows(), m_sampler.rows());
        setRange(*stage.mutable_columns(), m_sampler.columns());
        stage.set_width(static_cast<std::uint32_t>(m_sampler.columns().count));
        stage.set_height(static_cast<std::uint32_t>(m_sampler.rows().count));
        stage.set_first_row(m_sentRows);
        stage.mutable_values()->Assign(m_values.begin(), m_values.end());
        m_values.clear();
        m_sentRows = static_cast<std::uint32_t>(m_rowsRead);
        return reply;
    }

    NumberSource m_source;
    const NumberArray& m_array;
    std::size_t m_rowDimension;
    std::size_t m_columnDimension;
    reduce::ImageSampler m_sampler;
    std::vector<reduce::Samples> m_place;
    std::uint64_t m_bandRows;
    std::uint64_t m_rowsRead = 0;
    std::uint32_t m_sentRows = 0;
    std::vector<double> m_values; ///< read, not sent
};

} // namespace

std::unique_ptr<Job> makeReadImageJob(const protocol::ReadImage& request, Session& session)
{
    return std::make_unique<ImageJob>(request, session);
}

} // namespace h5scout::worker
