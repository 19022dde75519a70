// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "FileState.h"

namespace h5scout::backend
{

/// Looks at everything that HDF5 would open by itself when it reads a virtual dataset: the sources, their sources, raw
/// data files. A virtual dataset that leads back to itself would overflow the stack; a source that is a FIFO would
/// block for ever.
class VirtualSourceCheck
{
public:
    /// For the virtual dataset at `path` of `file`.
    VirtualSourceCheck(const FileState& file, const std::string& path);

    /// Throws NotShownYet if it is better not read.
    void check(const hdf5::Creation& creation);

private:
    using Place = std::pair<std::filesystem::path, std::string>; // file and path of a dataset

    void checkSources(hdf5::Id fileId, const Place& dataset, const hdf5::Creation& creation);
    void checkSource(hdf5::Id fileId, const Place& place);

    const FileState& m_file;
    const std::string& m_path;
    std::vector<Place> m_trail; ///< the datasets on the way from the first one to here
    std::set<Place> m_sound;    ///< need not be looked at again
};

} // namespace h5scout::backend
