// SPDX-License-Identifier: GPL-3.0-or-later
// The part of H5Backend and Group that removes, renames and moves nodes.
#include <fmt/format.h>

#include "NewNode.h"
#include "NodeObject.h"
#include "ScaleDetachment.h"
#include "Subtree.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/backend/RemovalCount.h"
#include "h5scout/hdf5/EditCalls.h"

namespace h5scout
{

namespace
{

using State = std::shared_ptr<backend::FileState>;

/// What stands against removing or moving the node at `path`.
void requireMovableNode(backend::FileState& file, const std::string& path, std::string_view attempt)
{
    file.beginChange(attempt, path);
    if (path == "/")
        throw NodeError(NodeError::Cause::WrongKind, "The root group is the file itself.", file.context(attempt, path));
    backend::requireLink(file, path, file.context(attempt, path));
}

void removeLinks(const State& file, const std::vector<std::string>& paths, std::string_view attempt)
{
    const backend::ScaleDetachment scales(file, paths, attempt);
    for (const std::string& path : paths) {
        file->attempt(attempt, path, [&] { hdf5::deleteLink(file->id(), path, file->linkAccess()); });
        file->forgetNodes();
    }
    scales.complete();
}

/// A group that is moved below itself would be out of reach for good.
void requireNotBelowItself(backend::FileState& file, const std::string& path, const backend::NewPlace& place,
                           std::string_view attempt)
{
    file.attempt(attempt, path, [&] {
        if (hdf5::linkInfo(file.id(), path, file.linkAccess()).kind != LinkKind::Hard)
            return;
        const std::uint64_t target = place.parent.info.address;
        if (backend::holdsGroup(file, path, parentOfPath(place.path), target))
            throw NodeError(NodeError::Cause::WrongKind, "The group cannot be moved into itself.",
                            file.context(attempt, path));
    });
}

Node moveLink(const State& file, const std::string& path, const std::string& newParent, std::string_view newName,
              const std::string& attempt)
{
    requireMovableNode(*file, path, attempt);
    if (newParent == parentOfPath(path) && newName == nameOfPath(path))
        return backend::makeNode(file, path); // it is there
    const backend::NewPlace place = backend::requireNewPlace(*file, newParent, newName, file->context(attempt, path));
    if (newParent != parentOfPath(path))
        requireNotBelowItself(*file, path, place, attempt);
    file->attempt(attempt, path, [&] { hdf5::moveLink(file->id(), path, place.path, file->linkAccess()); });
    file->forgetNodes();
    return backend::makeNode(file, place.path);
}

} // namespace

void H5Backend::removeNode(const NodeRef& node) const
{
    constexpr const char* kAttempt = "remove the node";
    const State& file = state();
    const std::string path = backend::pathIn(file, node, kAttempt);
    requireMovableNode(*file, path, kAttempt);
    removeLinks(file, {path}, kAttempt);
}

Node H5Backend::renameNode(const NodeRef& node, std::string_view newName) const
{
    const State& file = state();
    const std::string attempt = fmt::format("rename the node to '{}'", newName);
    const std::string path = backend::pathIn(file, node, attempt);
    return moveLink(file, path, path == "/" ? path : parentOfPath(path), newName, attempt);
}

Node H5Backend::moveNode(const NodeRef& node, const NodeRef& newParent, std::string_view newName) const
{
    const State& file = state();
    const std::string name = newName.empty() ? nameOfPath(node.path()) : std::string(newName);
    const std::string attempt = fmt::format("move to {} the node", backend::pathOfNew(newParent.path(), name));
    const std::string path = backend::pathIn(file, node, attempt);
    const std::string parent = backend::pathIn(file, newParent, attempt);
    return moveLink(file, path, parent, name, attempt);
}

RemovalExtent H5Backend::removalExtent(const NodeRef& node, const KeepGoing& keepGoing) const
{
    RemovalCount count(*this, node);
    static_cast<void>(count.advance(keepGoing)); // what has been counted until it is stopped
    return count.extent();
}

void Group::removeChildren() const
{
    constexpr const char* kAttempt = "remove the children of the group";
    const State& file = object()->file();
    file->beginChange(kAttempt, path());
    std::vector<std::string> children;
    for (const std::string& name : childrenNames())
        children.push_back(childPath(path(), name));
    removeLinks(file, children, kAttempt);
}

} // namespace h5scout
