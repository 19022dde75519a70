// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "Subtree.h"

namespace h5scout::backend
{

/// Finds what goes when links are removed, as HDF5 does it: an object goes with its last hard link, and with a group
/// its links. In pieces; the file may be closed in between.
class RemovalWalk
{
public:
    using Visit = std::function<void(const FoundLink&)>;

    /// `attempt`: for NodeError. `visit` is told each link that goes: to nothing else, or to an object that goes with
    /// it.
    RemovalWalk(std::shared_ptr<FileState> file, std::string_view attempt, Visit visit);

    /// The link at `path` goes. Throws NodeError if there is none.
    void add(const std::string& path);
    /// Goes on, asking `keepGoing` after each link; true when all is found. What a damaged group held nobody can say.
    bool advance(const KeepGoing& keepGoing);

private:
    void drop(const FoundLink& link);
    bool isLastLink(const hdf5::ObjectInfo& object);

    std::shared_ptr<FileState> m_file;
    std::string m_attempt;
    Visit m_visit;
    std::deque<std::string> m_groups;                           ///< that go, the first being looked at
    std::uint64_t m_position = 0;                               ///< in the first
    std::unordered_map<std::uint64_t, std::uint32_t> m_dropped; ///< links that go, of objects that have several
};

} // namespace h5scout::backend
