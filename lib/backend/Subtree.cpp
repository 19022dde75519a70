// SPDX-License-Identifier: GPL-3.0-or-later
#include "Subtree.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "h5scout/backend/NodeRef.h"
#include "h5scout/hdf5/Iterate.h"

namespace h5scout::backend
{

namespace
{

/// The groups that lead to `path`, itself included, by their addresses; empty if one of them has another name, or a
/// link leads on: then they are not all.
std::vector<std::uint64_t> onlyWayTo(const FileState& file, const std::string& path)
{
    std::vector<std::uint64_t> addresses;
    for (std::string step = path; step != "/"; step = parentOfPath(step)) {
        const FoundLink link = lookAtLink(file, file.id(), step, step);
        if (link.kind != LinkKind::Hard || link.isBroken || link.info.hardLinks > 1)
            return {};
        addresses.push_back(link.info.address);
    }
    addresses.push_back(hdf5::objectInfo(file.id(), "/", file.linkAccess()).address);
    return addresses;
}

} // namespace

FoundLink lookAtLink(const FileState& file, hdf5::Id location, const std::string& name, std::string path)
{
    FoundLink link;
    link.path = std::move(path);
    try {
        link.kind = hdf5::linkInfo(location, name, file.linkAccess()).kind;
        if (link.kind == LinkKind::Hard)
            link.info = hdf5::objectInfo(location, name, file.linkAccess());
    } catch (const hdf5::CallError&) {
        link.isBroken = true;
    }
    return link;
}

bool forEachLink(FileState& file, const std::string& path, const std::function<bool(const FoundLink&)>& visit)
{
    std::uint64_t position = 0;
    return forEachLink(file, path, position, visit);
}

bool forEachLink(FileState& file, const std::string& path, std::uint64_t& position,
                 const std::function<bool(const FoundLink&)>& visit)
{
    const FoundObject group = file.openObject(path);
    return hdf5::iterateLinks(group.handle.get(), hdf5::LinkOrder::Native, position, [&](std::string_view name) {
        return visit(lookAtLink(file, group.handle.get(), std::string(name), childPath(path, name)));
    });
}

bool holdsGroup(FileState& file, const std::string& path, const std::string& targetPath, std::uint64_t target)
{
    hdf5::ObjectInfo start;
    try {
        start = hdf5::objectInfo(file.id(), path, file.linkAccess());
    } catch (const hdf5::CallError&) {
        return false; // of a broken group nothing can be out of reach
    }
    if (start.kind != hdf5::ObjectKind::Group)
        return false;
    const std::uint64_t self = start.address;
    if (const std::vector<std::uint64_t> way = onlyWayTo(file, targetPath); !way.empty())
        return std::find(way.begin(), way.end(), self) != way.end();
    std::unordered_set<std::uint64_t> seen{self};
    std::vector<std::string> waiting{path};
    bool isFound = self == target;
    while (!waiting.empty() && !isFound) {
        const std::string next = std::move(waiting.back());
        waiting.pop_back();
        forEachLink(file, next, [&](const FoundLink& link) {
            if (link.info.kind != hdf5::ObjectKind::Group || !seen.insert(link.info.address).second)
                return true;
            isFound = link.info.address == target;
            waiting.push_back(link.path);
            return !isFound;
        });
    }
    return isFound;
}

} // namespace h5scout::backend
