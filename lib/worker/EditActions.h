// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the window mean in calls, and in the words of the undo menu.
#pragma once

#include <string>

#include "EditSession.h"

namespace h5scout::protocol
{
class Edit;
}

namespace h5scout::worker
{

class PartialReplies;

/// `request` and `replies` outlive the plan; `now` is the file as it is. Throws BadRequest, Error.
EditPlan planOf(const protocol::Edit& request, const H5Backend& now, PartialReplies& replies);

/// The last step of a path; of the root "the file".
std::string nameInMenu(const std::string& path);

// By what they are about; each throws BadRequest for another one.
EditPlan attributePlan(const protocol::Edit& request);
EditPlan nodePlan(const protocol::Edit& request, const H5Backend& now);
EditPlan arrayPlan(const protocol::Edit& request, const H5Backend& now);

} // namespace h5scout::worker
