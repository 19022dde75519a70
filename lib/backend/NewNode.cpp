// SPDX-License-Identifier: GPL-3.0-or-later
#include "NewNode.h"

#include <fmt/format.h>

#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/value/Names.h"

namespace h5scout::backend
{

const std::string& pathIn(const std::shared_ptr<FileState>& file, const NodeRef& node, std::string_view attempt)
{
    if (node.fileState() && node.fileState() != file)
        throw NodeError(NodeError::Cause::WrongKind, "The node belongs to another file.",
                        file->context(attempt, node.path()));
    return node.path();
}

FoundObject openGroup(FileState& file, const std::string& path, std::string_view attempt)
{
    FoundObject found = file.openObject(path);
    if (found.info.kind != hdf5::ObjectKind::Group)
        throw NodeError(NodeError::Cause::WrongKind, "The node is no group.", file.context(attempt, path));
    return found;
}

void requireLink(FileState& file, const std::string& path, std::string_view attempt)
{
    openGroup(file, parentOfPath(path), attempt);
    if (!file.linkExists(path))
        throw NodeError(NodeError::Cause::Missing, fmt::format("The group has no child named '{}'.", nameOfPath(path)),
                        file.context(attempt, path));
}

NewPlace requireNewPlace(FileState& file, const std::string& parentPath, std::string_view name,
                         std::string_view attempt)
{
    file.beginChange(attempt, parentPath);
    if (auto fault = nodeNameFault(name))
        throw NodeError(NodeError::Cause::BadName, std::move(*fault), file.context(attempt, parentPath));
    NewPlace place{childPath(parentPath, name), std::string(name), openGroup(file, parentPath, attempt)};
    if (file.linkExists(place.path)) {
        ErrorContext context = file.context(attempt, parentPath);
        context.advice = "Choose another name.";
        throw NodeError(NodeError::Cause::Exists, fmt::format("The group has a child named '{}' already.", name),
                        std::move(context));
    }
    return place;
}

void completeNewNode(FileState& file, const NewPlace& place, const std::function<void()>& work)
{
    try {
        work();
    } catch (...) {
        try {
            hdf5::deleteLink(place.parent.handle.get(), place.name, file.linkAccess());
        } catch (const hdf5::CallError&) {
            // What made the work fail is the better thing to tell.
        }
        file.forgetNodes();
        throw;
    }
}

} // namespace h5scout::backend
