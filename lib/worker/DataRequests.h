// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class DescribeData;
}

namespace h5scout::worker
{

class Session;

/// What the numbers of an array, of what a group says is to be plotted, or of all arrays beside one mean; one array
/// after the other.
std::unique_ptr<Job> makeDescribeDataJob(const protocol::DescribeData& request, Session& session);

} // namespace h5scout::worker
