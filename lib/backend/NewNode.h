// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "FileState.h"
#include "h5scout/backend/NodeRef.h"
#include "h5scout/value/Error.h"

namespace h5scout::backend
{

/// The path of `node` in `file`. Throws NodeError if it is a node of another file.
const std::string& pathIn(const std::shared_ptr<FileState>& file, const NodeRef& node, std::string_view attempt);

/// The object at `path`, open, which something else needs: `context` says what that is. Throws NodeError with it.
FoundObject openFor(FileState& file, const std::string& path, const ErrorContext& context);
/// The same of a group.
FoundObject openGroup(FileState& file, const std::string& path, const ErrorContext& context);

/// A link that leads nowhere is a node, too; but the way to it must be there. Throws NodeError if there is no such
/// link. `path`: not the root.
void requireLink(FileState& file, const std::string& path, const ErrorContext& context);

/// Where a node is to be made, or to be moved to.
struct NewPlace
{
    std::string path;
    std::string name;
    FoundObject parent;
};

/// The path by which a refusal names a new node: its own, or that of its group if there can be no such name.
std::string pathOfNew(const std::string& parentPath, std::string_view name);

/// Everything that stands against a node of that name in that group: throws NodeError (Closed, WrongKind, Missing,
/// NotFollowed, BadName, Exists), FileModeError, which name the node by pathOfNew(); nothing is written.
NewPlace requireNewPlace(FileState& file, const std::string& parentPath, std::string_view name,
                         std::string_view attempt);
/// The same for a node that is there already, by which `context` names it.
NewPlace requireNewPlace(FileState& file, const std::string& parentPath, std::string_view name,
                         const ErrorContext& context);

/// Runs `work` on what has just been made at `place`; when that throws, the new node is removed again.
void completeNewNode(FileState& file, const NewPlace& place, const std::function<void()>& work);

} // namespace h5scout::backend
