// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "NumberSource.h"

namespace h5scout::worker
{

/// Reads the rows of a sampled plane through an array, less their background.
class PlaneReader
{
public:
    /// Throws BadRequest if there is no such plane.
    PlaneReader(const protocol::ReadImage& request, const Session& session);

    std::uint64_t width() const noexcept { return m_sampler.columns().count; }
    /// 0 where the rows are empty.
    std::uint64_t height() const noexcept { return width() == 0 ? 0 : m_sampler.rows().count; }
    bool isChunked() const noexcept { return m_array.isChunked(); }
    /// What reading all of it takes from the file; UINT64_MAX if that overflows.
    std::uint64_t bytes() const noexcept;

    /// Numbers of rows to read at once from row `first` on, so that no chunk is read twice if that can be: about
    /// kPieceBytes, or just the row's chunks.
    std::uint64_t bandAt(std::uint64_t first) const noexcept;
    std::uint64_t chunksAt(std::uint64_t first) const noexcept;

    /// Puts `count` rows from `first` on at the end of `values`.
    void read(std::uint64_t first, std::uint64_t count, std::vector<double>& values);

    /// All of a stage but its values.
    void describe(protocol::Image& stage, std::uint64_t firstRow) const;

private:
    reduce::ImageSampler makeSampler(const protocol::ReadImage& request) const;
    std::uint64_t bytesOfABlockRow() const noexcept;

    NumberSource m_source;
    const NumberArray& m_array;
    std::size_t m_rowDimension;
    std::size_t m_columnDimension;
    reduce::ImageSampler m_sampler;
    std::vector<reduce::Samples> m_place;
};

/// A stage holds no more elements than this, for the sake of the message's size.
inline constexpr std::uint64_t kMostStagePixels = 1U << 20U;

} // namespace h5scout::worker
