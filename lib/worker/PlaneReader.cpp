// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlaneReader.h"

#include <algorithm>

#include <fmt/format.h>

#include "ImageMessages.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostPixels = 16U << 20U;

std::size_t checkedDimension(const NumberArray& array, std::uint32_t dimension)
{
    const std::size_t rank = array.shape().size();
    if (rank < 2)
        array.refuse(fmt::format("An image needs two dimensions, the array has {}.", rank));
    if (dimension >= rank)
        array.refuse(fmt::format("It has {} dimensions, there is none of number {}.", rank, dimension));
    return dimension;
}

} // namespace

PlaneReader::PlaneReader(const protocol::ReadImage& request, const Session& session)
    : m_source(session, request.path(), request.background_path(), "read the image", request.component())
    , m_array(m_source.array())
    , m_rowDimension(checkedDimension(m_array, request.row_dimension()))
    , m_columnDimension(checkedDimension(m_array, request.column_dimension()))
    , m_sampler(makeSampler(request))
    , m_place(placeOf(m_array.selectionAt(request.index(), {m_rowDimension, m_columnDimension})))
{
    m_place[m_columnDimension] = m_sampler.columns();
}

reduce::ImageSampler PlaneReader::makeSampler(const protocol::ReadImage& request) const
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

/// Of the blocks that a row touches.
std::uint64_t PlaneReader::bytesOfABlockRow() const noexcept
{
    const reduce::Samples& columns = m_sampler.columns();
    const std::uint64_t spanned = (columns.end() - columns.start) / m_array.block()[m_columnDimension] + 1;
    return saturatedProduct(std::min(columns.count, spanned), m_array.blockBytes());
}

std::uint64_t PlaneReader::bytes() const noexcept
{
    const reduce::Samples& rows = m_sampler.rows();
    const std::uint64_t spanned = (rows.end() - rows.start) / m_array.block()[m_rowDimension] + 1;
    return saturatedProduct(std::min(rows.count, spanned), bytesOfABlockRow());
}

std::uint64_t PlaneReader::bandAt(std::uint64_t first) const noexcept
{
    const std::uint64_t blocks =
        std::max<std::uint64_t>(kPieceBytes / std::max<std::uint64_t>(bytesOfABlockRow(), 1), 1);
    const std::uint64_t blockRows = m_array.block()[m_rowDimension];
    const std::uint64_t count = m_sampler.band(first, saturatedProduct(blocks, blockRows), blockRows).count;
    return std::min(count, std::max<std::uint64_t>(kMostStagePixels / width(), 1));
}

std::uint64_t PlaneReader::chunksAt(std::uint64_t first) const noexcept
{
    const std::uint64_t count = m_sampler.band(first, 1, m_array.block()[m_rowDimension]).count;
    return std::min(count, std::max<std::uint64_t>(kMostStagePixels / width(), 1));
}

/// The elements lie the other way round where the rows are the faster dimension.
void PlaneReader::read(std::uint64_t first, std::uint64_t count, std::vector<double>& values)
{
    const reduce::Samples& rows = m_sampler.rows();
    m_place[m_rowDimension] = {rows.start + first * rows.stride, count, rows.stride};
    const std::span<const double> numbers = m_source.readNumbers(m_place);
    if (m_rowDimension < m_columnDimension) {
        values.insert(values.end(), numbers.begin(), numbers.end());
        return;
    }
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = 0; column < width(); ++column)
            values.push_back(numbers[column * count + row]);
}

void PlaneReader::describe(protocol::Image& stage, std::uint64_t firstRow) const
{
    stage.set_path(m_array.path());
    setRange(*stage.mutable_rows(), m_sampler.rows());
    setRange(*stage.mutable_columns(), m_sampler.columns());
    stage.set_width(static_cast<std::uint32_t>(m_sampler.columns().count));
    stage.set_height(static_cast<std::uint32_t>(m_sampler.rows().count));
    stage.set_first_row(static_cast<std::uint32_t>(firstRow));
}

} // namespace h5scout::worker
