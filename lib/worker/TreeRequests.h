// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class Describe;
class ListChildren;
class Walk;
} // namespace h5scout::protocol

namespace h5scout::worker
{

class Session;

std::unique_ptr<Job> makeDescribeJob(const protocol::Describe& request, Session& session);

/// A page of a group. It can be shorter than asked for where its names are very long; ask again from where it ends.
std::unique_ptr<Job> makeListChildrenJob(const protocol::ListChildren& request, Session& session);

std::unique_ptr<Job> makeWalkJob(const protocol::Walk& request, Session& session);

} // namespace h5scout::worker
