// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace h5scout::reduce
{

/// Elements of one dimension: `count` of them, `stride` apart.
struct Samples
{
    std::uint64_t start = 0;
    std::uint64_t count = 0;
    std::uint64_t stride = 1;

    /// Index of the element after the last one that is read.
    std::uint64_t end() const noexcept { return count == 0 ? start : start + (count - 1) * stride + 1; }
    bool operator==(const Samples&) const = default;
};

/// At most `most` of the given elements, evenly: every stride-th, where stride is the smallest that suffices. `most` of
/// 0 counts as 1.
Samples sampleEvenly(const Samples& elements, std::uint32_t most) noexcept;

/// Which elements of a plane stand for it in a view of `width` x `height`, and in which bands of rows to read them.
/// Samples by stride: what lies between the samples is not looked at, so a lone bright element can be missed in a plane
/// that is larger than the view.
class ImageSampler
{
public:
    ImageSampler(const Samples& rows, const Samples& columns, std::uint32_t width, std::uint32_t height) noexcept;

    const Samples& rows() const noexcept { return m_rows; }
    const Samples& columns() const noexcept { return m_columns; }

    /// The sampled rows from number `first` on (counted in rows()) that make up the next band: those whose elements in
    /// the array, from the first to the last row of the band, are at most `mostRows` apart, but at least one. Where
    /// `chunkRows` rows lie in a chunk a band ends at the end of a chunk if it can, so that no chunk is read twice; 0:
    /// no chunks.
    Samples band(std::uint64_t first, std::uint64_t mostRows, std::uint64_t chunkRows) const noexcept;

private:
    Samples m_rows;
    Samples m_columns;
};

} // namespace h5scout::reduce
