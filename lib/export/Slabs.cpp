// SPDX-License-Identifier: GPL-3.0-or-later
#include "Slabs.h"

#include <algorithm>

namespace h5scout::exporting
{

namespace
{

/// The dimension that is divided: all of those behind it are taken whole, of those before it one index at a time.
std::size_t dividedDimension(const Shape& shape, std::uint64_t mostElements, std::uint64_t& elementsBehind)
{
    elementsBehind = 1;
    std::size_t dimension = shape.size() - 1;
    for (; dimension > 0 && shape[dimension] <= mostElements / elementsBehind; --dimension)
        elementsBehind *= shape[dimension];
    return dimension;
}

/// Moves on to the next index of the dimensions before `end`; false after the last.
bool advance(Selection& slab, const Shape& shape, std::size_t end)
{
    for (std::size_t dimension = end; dimension-- > 0;) {
        if (++slab[dimension].start < shape[dimension])
            return true;
        slab[dimension].start = 0;
    }
    return false;
}

} // namespace

bool forEachSlab(const Shape& shape, std::uint64_t mostElements, const std::function<bool(const Selection&)>& work)
{
    if (std::find(shape.begin(), shape.end(), 0U) != shape.end())
        return true;
    if (shape.empty())
        return work({});
    std::uint64_t elementsBehind = 1;
    const std::size_t divided = dividedDimension(shape, mostElements, elementsBehind);
    const std::uint64_t length = std::max<std::uint64_t>(mostElements / elementsBehind, 1);
    Selection slab = wholeSelection(shape);
    for (std::size_t dimension = 0; dimension < divided; ++dimension)
        slab[dimension] = {0, 1, 1};
    do {
        for (std::uint64_t start = 0; start < shape[divided]; start += length) {
            slab[divided] = {start, std::min(length, shape[divided] - start), 1};
            if (!work(slab))
                return false;
        }
    } while (advance(slab, shape, divided));
    return true;
}

} // namespace h5scout::exporting
