// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/ImageSampler.h"

#include <algorithm>

namespace h5scout::reduce
{

Samples sampleEvenly(const Samples& elements, std::uint32_t most) noexcept
{
    if (elements.count == 0)
        return elements;
    const std::uint64_t limit = std::max<std::uint64_t>(most, 1);
    const std::uint64_t step = (elements.count - 1) / limit + 1;
    const std::uint64_t count = (elements.count - 1) / step + 1;
    return {elements.start, count, std::max<std::uint64_t>(step * elements.stride, 1)};
}

ImageSampler::ImageSampler(const Samples& rows, const Samples& columns, std::uint32_t width,
                           std::uint32_t height) noexcept
    : m_rows(sampleEvenly(rows, height))
    , m_columns(sampleEvenly(columns, width))
{}

Samples ImageSampler::band(std::uint64_t first, std::uint64_t mostRows, std::uint64_t chunkRows) const noexcept
{
    if (first >= m_rows.count)
        return {m_rows.end(), 0, m_rows.stride};
    const std::uint64_t start = m_rows.start + first * m_rows.stride;
    std::uint64_t length = std::max<std::uint64_t>(mostRows, 1); // in rows of the array
    if (chunkRows > 0) {
        const std::uint64_t toChunkEnd = chunkRows - start % chunkRows;
        length = length <= toChunkEnd ? toChunkEnd : toChunkEnd + (length - toChunkEnd) / chunkRows * chunkRows;
    }
    const std::uint64_t count = (length - 1) / m_rows.stride + 1;
    return {start, std::min(count, m_rows.count - first), m_rows.stride};
}

} // namespace h5scout::reduce
