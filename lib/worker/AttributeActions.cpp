// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"

#include "BadRequest.h"
#include "EditActions.h"

namespace h5scout::worker
{

namespace
{

AttributeStorage storageFrom(protocol::AttributeStorage storage)
{
    switch (storage) {
    case protocol::ATTRIBUTE_STORAGE_PYMODAQ_JSON:
        return AttributeStorage::PymodaqJson;
    case protocol::ATTRIBUTE_STORAGE_NATIVE:
        return AttributeStorage::Native;
    default:
        return AttributeStorage::Keep;
    }
}

EditPlan plan(const protocol::SetAttribute& action)
{
    return {fmt::format("Set '{}' of {}", action.name(), nameInMenu(action.path())), [&action](H5Backend& file) {
                const Node node = file.getNode(action.path());
                Attributes attributes(node);
                if (!action.may_replace() && attributes.contains(action.name()))
                    throw NodeError(NodeError::Cause::Exists, "There is an attribute of that name already.",
                                    {.file = file.fileName(), .node = node.path(), .advice = "Take another name."});
                attributes.set(action.name(), protocol::valueFrom(action.value()), storageFrom(action.storage()));
                return node.path();
            }};
}

EditPlan plan(const protocol::RemoveAttributes& action)
{
    if (action.names().empty())
        throw BadRequest("It names no attribute.");
    const std::string what = action.names_size() == 1 ? fmt::format("'{}'", action.names(0))
                                                      : fmt::format("{} attributes", action.names_size());
    return {fmt::format("Remove {} of {}", what, nameInMenu(action.path())), [&action](H5Backend& file) {
                const Node node = file.getNode(action.path());
                const Attributes attributes(node);
                for (const std::string& name : action.names())
                    attributes.remove(name);
                return node.path();
            }};
}

EditPlan plan(const protocol::RenameAttribute& action)
{
    return {fmt::format("Rename '{}' of {} to '{}'", action.name(), nameInMenu(action.path()), action.new_name()),
            [&action](H5Backend& file) {
                const Node node = file.getNode(action.path());
                Attributes(node).rename(action.name(), action.new_name());
                return node.path();
            }};
}

} // namespace

EditPlan attributePlan(const protocol::Edit& request)
{
    switch (request.action_case()) {
    case protocol::Edit::kSetAttribute:
        return plan(request.set_attribute());
    case protocol::Edit::kRemoveAttributes:
        return plan(request.remove_attributes());
    case protocol::Edit::kRenameAttribute:
        return plan(request.rename_attribute());
    default:
        throw BadRequest("It is no edit of an attribute.");
    }
}

} // namespace h5scout::worker
