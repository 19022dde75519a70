// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace h5scout::reduce
{

/// The numbers 0 .. count - 1, each once, so that those up to any moment lie about evenly spread: for work that gives a
/// rough picture whenever time is up.
class SpreadOrder
{
public:
    explicit SpreadOrder(std::uint64_t count) noexcept;
    /// Empty when all have been given.
    std::optional<std::uint64_t> next() noexcept;

private:
    std::uint64_t m_count;
    unsigned m_bits = 0;      ///< enough for count - 1
    std::uint64_t m_next = 0; ///< of the numbers of m_bits bits, to be read backwards
};

/// For each place the nearest one that is known; its own if none is.
std::vector<std::size_t> nearestKnown(const std::vector<bool>& known);

} // namespace h5scout::reduce
