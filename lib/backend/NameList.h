// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "h5scout/backend/Group.h"
#include "h5scout/hdf5/Handle.h"

namespace h5scout::backend
{

/// The names of the group that was last listed. Asking HDF5 for one name by its number costs 15 ms each in a group of
/// 200,000 children, reading all of them once 0.2 s; so they are read once, many at a time, and pages are cut from
/// them.
class NameList
{
public:
    /// Makes this the list of the group at `path`, reading what is missing. `keepGoing` is asked every kNamesPerPiece
    /// names; false if it stopped the reading: the next call for the same group goes on from there. Where the file
    /// keeps the names in the wanted order it is enough to have the first `wanted` of them.
    bool load(hdf5::Id group, const std::string& path, ChildOrder order, const KeepGoing& keepGoing,
              std::uint64_t wanted = UINT64_MAX);
    /// What was asked for, and perhaps more, after load() gave true.
    const std::vector<std::string>& names() const noexcept { return m_names; }
    void clear() noexcept;

    static constexpr std::uint64_t kNamesPerPiece = 1024;

private:
    bool holds(std::uint64_t wanted) const noexcept;

    std::string m_path;
    ChildOrder m_order = ChildOrder::File;
    std::vector<std::string> m_names;
    std::uint64_t m_position = 0;
    bool m_byCreation = false;
    bool m_isInOrder = false; ///< names come in the order that is wanted
    bool m_isComplete = false;
};

} // namespace h5scout::backend
