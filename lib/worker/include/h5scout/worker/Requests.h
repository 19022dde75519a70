// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::worker
{

class Session;

/// The job for a request, by the kind of its body. Its first step throws BadRequest for bodies that this worker does
/// not know and, before a file is open, for everything but OpenFile. `session` must outlive the job.
std::unique_ptr<Job> makeJob(const protocol::Request& request, Session& session);

} // namespace h5scout::worker
