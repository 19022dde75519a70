// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EditSession.h"

namespace h5scout::protocol
{
class AppendFile;
}

namespace h5scout::worker
{

class PartialReplies;

/// Appends the rows of a file to an array that grows: read, checked and written in blocks of some MiB, with progress,
/// and cancelled between them; each is a piece of the edit (EditSession::step). Whatever is wrong with the file ends
/// the edit with the place, and the transaction forgets what was written. `request` and `replies` outlive the plan.
EditPlan appendFilePlan(const protocol::AppendFile& request, PartialReplies& replies);

} // namespace h5scout::worker
