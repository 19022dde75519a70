// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/value/Names.h"

#include "BadRequest.h"
#include "EditActions.h"
#include "MetadataMessages.h"

namespace h5scout::worker
{

namespace
{

std::string parentOf(const std::string& path)
{
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

std::optional<GroupType> groupTypeOf(const protocol::CreateGroup& action)
{
    if (!action.has_type())
        return std::nullopt;
    if (action.type() > static_cast<std::uint32_t>(GroupType::data_logger))
        throw BadRequest("There is no such type of group.", {.node = action.parent()});
    return static_cast<GroupType>(action.type());
}

/// addGroup() makes the first letter a capital in PyMoDAQ's files, and gives a group that is there.
void requireFreeName(const H5Backend& file, const std::string& parent, const std::string& name)
{
    if (auto fault = nodeNameFault(name)) // "." is there, too
        throw NodeError(NodeError::Cause::BadName, std::move(*fault), {.file = file.fileName(), .node = parent});
    std::string capital = name;
    if (!capital.empty() && capital[0] >= 'a' && capital[0] <= 'z')
        capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
    for (const std::string& taken : {name, capital})
        if (file.hasNode(childPath(parent, taken)))
            throw NodeError(NodeError::Cause::Exists, fmt::format("There is a node '{}' already.", taken),
                            {.file = file.fileName(), .node = parent, .advice = "Take another name."});
}

EditPlan plan(const protocol::CreateGroup& action, const H5Backend& now)
{
    const std::optional<GroupType> type = groupTypeOf(action);
    const std::string name = action.name().empty() && type ? now.nextGroupName(action.parent(), *type) : action.name();
    return {fmt::format("Add group {}", name), [&action, type, name](H5Backend& file) {
                const Metadata metadata = metadataFrom(action.metadata());
                requireFreeName(file, action.parent(), name);
                if (type)
                    return file.addGroup(name, *type, action.parent(), action.title(), metadata).path();
                return file.getSetGroup(action.parent(), name, action.title(), metadata).path();
            }};
}

EditPlan plan(const protocol::RemoveNode& action)
{
    return {fmt::format("Remove {}", nameInMenu(action.path())), [&action](H5Backend& file) {
                file.removeNode(action.path());
                return parentOf(action.path());
            }};
}

EditPlan plan(const protocol::MoveNode& action)
{
    const bool isRename = action.new_parent().empty() || action.new_parent() == parentOf(action.path());
    const std::string newName = action.new_name().empty() ? nameInMenu(action.path()) : action.new_name();
    return {isRename ? fmt::format("Rename {} to {}", nameInMenu(action.path()), newName)
                     : fmt::format("Move {} to {}", nameInMenu(action.path()), action.new_parent()),
            [&action, isRename, newName](H5Backend& file) {
                if (isRename)
                    return file.renameNode(action.path(), newName).path();
                return file.moveNode(action.path(), action.new_parent(), newName).path();
            }};
}

} // namespace

EditPlan nodePlan(const protocol::Edit& request, const H5Backend& now)
{
    switch (request.action_case()) {
    case protocol::Edit::kCreateGroup:
        return plan(request.create_group(), now);
    case protocol::Edit::kRemoveNode:
        return plan(request.remove_node());
    case protocol::Edit::kMoveNode:
        return plan(request.move_node());
    default:
        throw BadRequest("It is no edit of a node.");
    }
}

} // namespace h5scout::worker
