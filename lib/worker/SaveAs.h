// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class SaveAs;
}

namespace h5scout::worker
{

class Session;

/// Copies the open file as it lies on the disk, with progress. Throws Error if another program writes it meanwhile.
std::unique_ptr<Job> makeSaveAsJob(const protocol::SaveAs& request, Session& session);

} // namespace h5scout::worker
