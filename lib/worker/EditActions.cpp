// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditActions.h"

#include "h5scout/protocol/h5scout.pb.h"

#include "AppendFile.h"
#include "BadRequest.h"

namespace h5scout::worker
{

namespace
{

EditPlan chosenPlan(const protocol::Edit& request, const H5Backend& now, PartialReplies& replies)
{
    switch (request.action_case()) {
    case protocol::Edit::kSetAttribute:
    case protocol::Edit::kRemoveAttributes:
    case protocol::Edit::kRenameAttribute:
        return attributePlan(request);
    case protocol::Edit::kCreateGroup:
    case protocol::Edit::kRemoveNode:
    case protocol::Edit::kMoveNode:
        return nodePlan(request, now);
    case protocol::Edit::kCreateArray:
    case protocol::Edit::kAppendRows:
    case protocol::Edit::kAppendText:
        return arrayPlan(request, now);
    case protocol::Edit::kAppendFile:
        return appendFilePlan(request.append_file(), replies);
    case protocol::Edit::ACTION_NOT_SET:
        break;
    }
    throw BadRequest("This worker does not know the edit that is asked for; it may be older than the window.");
}

} // namespace

std::string nameInMenu(const std::string& path)
{
    const std::size_t slash = path.find_last_of('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.empty() ? "the file" : name;
}

EditPlan planOf(const protocol::Edit& request, const H5Backend& now, PartialReplies& replies)
{
    EditPlan plan = chosenPlan(request, now, replies);
    plan.mustBeUndoable = request.must_be_undoable();
    return plan;
}

} // namespace h5scout::worker
