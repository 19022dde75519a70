// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class FindReferrers;
}

namespace h5scout::worker
{

class Session;

/// What still names a node, in one answer.
std::unique_ptr<Job> makeFindReferrersJob(const protocol::FindReferrers& request, Session& session);

} // namespace h5scout::worker
