// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

/// The elements start, start + stride, ... of one dimension, `count` of them.
struct SelectionRange
{
    std::uint64_t start = 0;
    std::uint64_t count = 0;
    std::uint64_t stride = 1;

    bool operator==(const SelectionRange&) const = default;
};

/// A hyperslab: one range for each dimension, none for a scalar.
using Selection = std::vector<SelectionRange>;

/// Everything of an array of that shape.
Selection wholeSelection(const Shape& shape);
/// The shape of what is selected.
Shape shapeOf(const Selection& selection);

namespace hdf5
{

/// Selects in `space` (a dataspace of the same rank), which must contain the selection.
void select(Id space, const Selection& selection);
/// A new dataspace of that shape; scalar for rank 0.
Handle makeSpace(const Shape& shape);

} // namespace hdf5

} // namespace h5scout
