// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/SpreadOrder.h"

#include <algorithm>
#include <bit>

namespace h5scout::reduce
{

namespace
{

std::uint64_t readBackwards(std::uint64_t number, unsigned bits)
{
    std::uint64_t result = 0;
    for (unsigned bit = 0; bit < bits; ++bit)
        result |= (number >> bit & 1U) << (bits - 1 - bit);
    return result;
}

} // namespace

SpreadOrder::SpreadOrder(std::uint64_t count) noexcept
    : m_count(std::min(count, std::uint64_t{1} << 62U))
    , m_bits(m_count < 2 ? 0 : static_cast<unsigned>(std::bit_width(m_count - 1)))
{}

std::optional<std::uint64_t> SpreadOrder::next() noexcept
{
    while (m_count > 0 && m_next < std::uint64_t{1} << m_bits) {
        const std::uint64_t number = readBackwards(m_next++, m_bits);
        if (number < m_count)
            return number;
    }
    return std::nullopt;
}

std::vector<std::size_t> nearestKnown(const std::vector<bool>& known)
{
    std::vector<std::size_t> nearest(known.size());
    std::optional<std::size_t> last;
    for (std::size_t place = 0; place < known.size(); ++place) {
        if (known[place])
            last = place;
        nearest[place] = last.value_or(place);
    }
    std::size_t next = known.size(); // none yet
    for (std::size_t place = known.size(); place-- > 0;) {
        if (known[place])
            next = place;
        const bool isFoundBefore = known[nearest[place]];
        if (next < known.size() && (!isFoundBefore || next - place < place - nearest[place]))
            nearest[place] = next;
    }
    return nearest;
}

} // namespace h5scout::reduce
