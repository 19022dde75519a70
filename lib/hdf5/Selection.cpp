// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/Selection.h"

#include <array>

#include "h5scout/hdf5/CApi.h"
#include "h5scout/hdf5/ErrorStack.h"

namespace h5scout
{

Selection wholeSelection(const Shape& shape)
{
    Selection selection;
    selection.reserve(shape.size());
    for (const std::uint64_t extent : shape)
        selection.push_back({0, extent, 1});
    return selection;
}

Shape shapeOf(const Selection& selection)
{
    Shape shape;
    shape.reserve(selection.size());
    for (const SelectionRange& range : selection)
        shape.push_back(range.count);
    return shape;
}

namespace hdf5
{

void select(Id space, const Selection& selection)
{
    if (selection.empty())
        return; // a scalar space has nothing to choose from
    std::array<hsize_t, H5S_MAX_RANK> start;
    std::array<hsize_t, H5S_MAX_RANK> stride;
    std::array<hsize_t, H5S_MAX_RANK> count;
    for (std::size_t dimension = 0; dimension < selection.size(); ++dimension) {
        const SelectionRange& range = selection[dimension];
        if (range.count == 0) {
            checked(H5Sselect_none(space), "select nothing");
            return;
        }
        if (selection.size() == H5S_MAX_RANK && range.count > 1 && range.stride > 1)
            throw CallError::damaged("select a part of the array", // HDF5 1.10 divides by zero there
                                     "HDF5 cannot leave out elements of an array of 32 dimensions. Take all of the "
                                     "range, with the stride 1.");
        start.at(dimension) = range.start;
        stride[dimension] = range.count == 1 ? 1 : range.stride; // a stride beyond the extent is refused
        count[dimension] = range.count;
    }
    checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), stride.data(), count.data(), nullptr),
            "select a part of the array");
}

Handle makeSpace(const Shape& shape)
{
    if (shape.empty())
        return Handle(checked(H5Screate(H5S_SCALAR), "make a dataspace"));
    const std::vector<hsize_t> extents(shape.begin(), shape.end());
    return Handle(
        checked(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), "make a dataspace"));
}

} // namespace hdf5

} // namespace h5scout
