// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class MeasureRemoval;
}

namespace h5scout::worker
{

class Session;

/// Stages tell what has been counted so far.
std::unique_ptr<Job> makeMeasureRemovalJob(const protocol::MeasureRemoval& request, Session& session);

} // namespace h5scout::worker
