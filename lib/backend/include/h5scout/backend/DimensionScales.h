// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/backend/CArray.h"

namespace h5scout
{

/// HDF5's dimension scales of an array: for each dimension a label, and one-dimensional arrays that hold its
/// coordinates. netCDF-4 and h5py know them; PyMoDAQ has axes of its own, and PyTables cannot open an array to which a
/// scale is attached or that is attached to one. So files of PyTables and PyMoDAQ may get labels, but no scales.
/// Reads work in any file. What changes something throws, before anything is written: FileModeError, NodeError
/// (WrongKind, BadName), InvalidDataDimension. A node that is removed is detached (H5Backend::removeNode).
/// h5py: Dataset.dims.
class DimensionScales
{
public:
    /// The array may have scales, and may be one.
    explicit DimensionScales(const CArray& array);

    /// The number of dimensions. h5py: len(dims).
    std::size_t size() const;
    /// Empty if there is none. h5py: dims[n].label.
    std::string label(std::size_t dimension) const;
    /// In files of every convention. h5py: dims[n].label = ...
    void setLabel(std::size_t dimension, std::string_view label) const;

    /// In the order in which they were attached; those that are gone are left out. HDF5 looks for their paths in the
    /// whole file. h5py: dims[n].values().
    std::vector<CArray> scales(std::size_t dimension) const;
    /// Attaches an array that is a scale (makeScale()), of the same file; once only, however often it is called. Their
    /// lengths are not compared. h5py: dims[n].attach_scale.
    void attach(std::size_t dimension, const CArray& scale) const;
    /// Throws NodeError (Missing) if it is not attached. h5py: dims[n].detach_scale.
    void detach(std::size_t dimension, const CArray& scale) const;

    /// The array is a scale itself, by its CLASS. h5py: is_scale.
    bool isScale() const;
    /// Of the scale, empty if it has none. h5py: dims[n].keys().
    std::string scaleName() const;
    /// Makes the array a scale: of one dimension, without scales of its own, without a CLASS that says what else it is,
    /// in a file of neither PyMoDAQ nor PyTables. h5py: make_scale.
    void makeScale(std::string_view name = {}) const;

private:
    CArray m_array;
};

} // namespace h5scout
