// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "FileState.h"

namespace h5scout::backend
{

/// One link of a group.
struct FoundLink
{
    std::string path;
    LinkKind kind = LinkKind::Unknown;
    hdf5::ObjectInfo info; ///< of hard links to objects that can be read
    bool isBroken = false; ///< the link or its object cannot be read
};

/// Calls `visit` with each link of the group at `path`, until it returns false; true if the end was reached. Links are
/// not followed. Throws hdf5::CallError, NodeError.
bool forEachLink(FileState& file, const std::string& path, const std::function<bool(const FoundLink&)>& visit);
/// The same from number `position` on, which becomes that of the first link not visited.
bool forEachLink(FileState& file, const std::string& path, std::uint64_t& position,
                 const std::function<bool(const FoundLink&)>& visit);
/// The link at `path` itself.
FoundLink lookAtLink(const FileState& file, hdf5::Id location, const std::string& name, std::string path);

/// True if the group with the address `target`, which the path `targetPath` leads to, is the group at `path` or lies
/// below it. Looks at the groups on the way; only if one of them has other names, or a link leads there, at all groups
/// below `path`.
bool holdsGroup(FileState& file, const std::string& path, const std::string& targetPath, std::uint64_t target);

} // namespace h5scout::backend
