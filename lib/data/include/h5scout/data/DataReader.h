// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "h5scout/backend/H5Backend.h"
#include "h5scout/data/DataWithAxes.h"

namespace h5scout
{

/// True if the array's elements are numbers, one each, and it has a dataspace that can hold some.
bool holdsNumbers(const NodeSummary& summary);

/// Finds out what the arrays of a file mean: by PyMoDAQ's conventions (FORMAT.md sections 6 to 8), else NeXus'
/// (NXdata), else HDF5's dimension scales; else positions count from 0. Keeps what it has found out about a group and
/// its axes, so that describing all arrays of a group costs little more than describing one. What cannot be read or
/// makes no sense becomes a note of the array. On the thread that opened the file.
class DataReader
{
public:
    explicit DataReader(H5Backend backend);
    ~DataReader();
    DataReader(const DataReader&) = delete;
    DataReader& operator=(const DataReader&) = delete;

    /// Positions that one axis keeps at most from now on, at least 2. Longer axes keep every valueStride-th.
    void limitAxisValues(std::uint64_t most);

    /// Empty if it is no array of numbers. Reads at most 16 MiB of each axis, or some hundred places of a longer one.
    /// Throws NodeError if there is no such node.
    std::optional<DataWithAxes> describe(const std::string& path);

    /// The arrays that are to be plotted when the node is asked for: an array of numbers itself, of a group its NeXus
    /// signals (following `default`) or the PyMoDAQ data right in it. Throws NodeError if there is no such node.
    std::vector<std::string> plottedArrays(const std::string& path);

    struct Siblings
    {
        std::vector<std::string> paths;
        bool areMore = false; ///< not all of them could be listed
    };
    /// The arrays beside an array that hold data of the same kind, it among them: by PyMoDAQ's data type, the signals
    /// of an NXdata, else arrays of numbers of the same rank. Of a group as plottedArrays().
    Siblings siblings(const std::string& path);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout
