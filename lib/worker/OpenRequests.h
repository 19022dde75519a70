// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class OpenFile;
}

namespace h5scout::worker
{

class Session;

std::unique_ptr<Job> makeOpenFileJob(const protocol::OpenFile& request, Session& session);

} // namespace h5scout::worker
