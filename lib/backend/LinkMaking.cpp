// SPDX-License-Identifier: GPL-3.0-or-later
// The part of H5Backend that makes links.
#include <fmt/format.h>

#include "NewNode.h"
#include "NodeObject.h"
#include "Subtree.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/hdf5/EditCalls.h"

namespace h5scout
{

namespace
{

/// A link is described in a message of at most 64 KiB, which holds more than where it leads.
constexpr std::size_t kMaximalTargetBytes = 60'000;

/// `what`: "target" or "file".
void requireTarget(std::string_view text, const char* what, const ErrorContext& context)
{
    if (text.empty())
        throw NodeError(NodeError::Cause::BadName, fmt::format("The {} of the link is empty.", what), context);
    if (text.find('\0') != std::string_view::npos)
        throw NodeError(NodeError::Cause::BadName, fmt::format("The {} of the link holds a NUL character.", what),
                        context);
    if (text.size() > kMaximalTargetBytes)
        throw NodeError(NodeError::Cause::BadName,
                        fmt::format("The {} of the link has {} bytes; at most {} are taken.", what, text.size(),
                                    kMaximalTargetBytes),
                        context);
}

/// A group that held itself would have no end to those who walk the tree.
void requireNoCycle(backend::FileState& file, const std::string& target, const backend::NewPlace& place,
                    const ErrorContext& context)
{
    if (backend::holdsGroup(file, target, parentOfPath(place.path), place.parent.info.address))
        throw NodeError(NodeError::Cause::WrongKind,
                        "The group would hold itself, and programs that walk the tree would never end.", context);
}

} // namespace

Node H5Backend::createSoftLink(const NodeRef& where, std::string_view name, std::string_view target) const
{
    const auto& file = state();
    const std::string attempt = "make the soft link";
    const std::string& parent = backend::pathIn(file, where, attempt);
    const backend::NewPlace place = backend::requireNewPlace(*file, parent, name, attempt);
    requireTarget(target, "target", file->context(attempt, place.path));
    file->attempt(attempt, place.path,
                  [&] { hdf5::createSoftLink(place.parent.handle.get(), place.name, std::string(target)); });
    file->forgetNames();
    return backend::makeNode(file, place.path);
}

Node H5Backend::createHardLink(const NodeRef& where, std::string_view name, const NodeRef& target) const
{
    const auto& file = state();
    const std::string attempt = fmt::format("make the hard link to {}", target.path());
    const std::string& parent = backend::pathIn(file, where, attempt);
    const std::string& object = backend::pathIn(file, target, attempt);
    const backend::NewPlace place = backend::requireNewPlace(*file, parent, name, attempt);
    const backend::FoundObject found = backend::openFor(*file, object, file->context(attempt, place.path));
    file->attempt(attempt, place.path, [&] {
        requireNoCycle(*file, object, place, file->context(attempt, place.path));
        hdf5::createHardLink(found.handle.get(), place.parent.handle.get(), place.name);
    });
    file->forgetNames();
    return backend::makeNode(file, place.path);
}

Node H5Backend::createExternalLink(const NodeRef& where, std::string_view name, std::string_view otherFile,
                                   std::string_view target) const
{
    const auto& file = state();
    const std::string attempt = "make the external link";
    const std::string& parent = backend::pathIn(file, where, attempt);
    const backend::NewPlace place = backend::requireNewPlace(*file, parent, name, attempt);
    requireTarget(otherFile, "file", file->context(attempt, place.path));
    requireTarget(target, "target", file->context(attempt, place.path));
    file->attempt(attempt, place.path, [&] {
        // PyTables looks for the slash at the beginning of the path.
        hdf5::createExternalLink(place.parent.handle.get(), place.name, std::string(otherFile), normalizedPath(target));
    });
    file->forgetNames();
    return backend::makeNode(file, place.path);
}

} // namespace h5scout
