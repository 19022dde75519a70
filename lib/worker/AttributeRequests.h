// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class ListAttributes;
class ReadAttribute;
} // namespace h5scout::protocol

namespace h5scout::worker
{

class Session;

/// A page of a node's attributes, all that were asked for (at most some thousand). A value longer than the limit is
/// cut; when the values of a page become too much in all, those after them are cut much shorter.
std::unique_ptr<Job> makeListAttributesJob(const protocol::ListAttributes& request, Session& session);

/// One attribute, in a page of one. A value longer than the limit (16 MiB at most) is cut; an error if there is none of
/// that name.
std::unique_ptr<Job> makeReadAttributeJob(const protocol::ReadAttribute& request, Session& session);

} // namespace h5scout::worker
