// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/Selection.h"

#include <fmt/format.h>

#include "h5scout/backend/Errors.h"

namespace h5scout
{

void checkSelection(const Selection& selection, const Shape& shape)
{
    if (selection.size() != shape.size())
        throw InvalidDataDimension(
            fmt::format("The array has {} dimensions, the selection {}.", shape.size(), selection.size()),
            {"select a part of an array of shape " + formatShape(shape), {}, {}, {}, {}});
    for (std::size_t dimension = 0; dimension < shape.size(); ++dimension) {
        const SelectionRange& range = selection[dimension];
        if (range.count == 0)
            continue;
        const std::uint64_t extent = shape[dimension];
        // Written so that no step can overflow.
        const bool isInside =
            range.stride > 0 && range.start < extent && (range.count - 1) <= (extent - 1 - range.start) / range.stride;
        if (!isInside)
            throw InvalidDataDimension(
                fmt::format("Dimension {} has {} elements; {} elements from number {} on, {} apart, are not all in it.",
                            dimension, extent, range.count, range.start, range.stride),
                {"select a part of an array of shape " + formatShape(shape), {}, {}, {}, {}});
    }
}

} // namespace h5scout
