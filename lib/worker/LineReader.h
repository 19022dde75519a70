// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "LineEnvelope.h"
#include "NumberSource.h"

namespace h5scout::worker
{

/// Reads the samples of a line through an array, less their background, with their errors.
class LineReader
{
public:
    /// Throws BadRequest if there is no such line, or the errors have another shape than the array.
    LineReader(const protocol::ReadEnvelope& request, const Session& session);

    const NumberArray& array() const noexcept { return m_source.array(); }
    std::size_t dimension() const noexcept { return m_dimension; }
    /// Extent along the line of the blocks in which the file holds the array.
    std::uint64_t blockLength() const noexcept;
    LineEnvelope::Errors errors() const noexcept;

    /// The samples start .. start + length into `envelope`, as its next ones.
    void read(std::uint64_t start, std::uint64_t length, LineEnvelope& envelope);

private:
    NumberSource m_source;
    std::optional<NumberArray> m_errors;
    std::size_t m_dimension;
    std::vector<reduce::Samples> m_place;
    std::vector<std::byte> m_errorBytes;
    std::vector<double> m_errorNumbers;
};

} // namespace h5scout::worker
