// SPDX-License-Identifier: GPL-3.0-or-later
#include "NewNode.h"

#include <fmt/format.h>

#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/value/CodePoints.h"
#include "h5scout/value/Names.h"

namespace h5scout::backend
{

namespace
{

/// With the name itself, where a sentence can hold it.
std::string badName(std::string_view name, const std::string& fault)
{
    constexpr std::size_t kLongestShown = 200;
    if (name.size() > kLongestShown || !isUtf8(name))
        return fault;
    return fmt::format("It cannot be called '{}'. {}", name, fault);
}

} // namespace

const std::string& pathIn(const std::shared_ptr<FileState>& file, const NodeRef& node, std::string_view attempt)
{
    if (node.fileState() && node.fileState() != file)
        throw NodeError(NodeError::Cause::WrongKind, "The node belongs to another file.",
                        file->context(attempt, node.path()));
    return node.path();
}

FoundObject openFor(FileState& file, const std::string& path, const ErrorContext& context)
{
    try {
        return file.openObject(path);
    } catch (const NodeError& error) {
        ErrorContext where = context;
        where.frames = error.context().frames;
        throw NodeError(error.cause(), fmt::format("{} cannot be opened. {}", path, error.reason()), std::move(where));
    }
}

FoundObject openGroup(FileState& file, const std::string& path, const ErrorContext& context)
{
    FoundObject found = openFor(file, path, context);
    if (found.info.kind != hdf5::ObjectKind::Group)
        throw NodeError(NodeError::Cause::WrongKind, fmt::format("{} is no group.", path), context);
    return found;
}

void requireLink(FileState& file, const std::string& path, const ErrorContext& context)
{
    openGroup(file, parentOfPath(path), context);
    if (!file.linkExists(path))
        throw NodeError(
            NodeError::Cause::Missing,
            fmt::format("{} has no child named '{}'.", groupInSentence(parentOfPath(path)), nameOfPath(path)), context);
}

std::string pathOfNew(const std::string& parentPath, std::string_view name)
{
    return nodeNameFault(name) ? parentPath : childPath(parentPath, name);
}

NewPlace requireNewPlace(FileState& file, const std::string& parentPath, std::string_view name,
                         std::string_view attempt)
{
    return requireNewPlace(file, parentPath, name, file.context(attempt, pathOfNew(parentPath, name)));
}

NewPlace requireNewPlace(FileState& file, const std::string& parentPath, std::string_view name,
                         const ErrorContext& context)
{
    file.beginChange(context.attempt, context.node);
    if (const auto fault = nodeNameFault(name))
        throw NodeError(NodeError::Cause::BadName, badName(name, *fault), context);
    NewPlace place{childPath(parentPath, name), std::string(name), openGroup(file, parentPath, context)};
    if (file.linkExists(place.path)) {
        ErrorContext taken = context;
        taken.advice = "Choose another name.";
        throw NodeError(NodeError::Cause::Exists,
                        fmt::format("{} has a child named '{}' already.", groupInSentence(parentPath), name),
                        std::move(taken));
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
