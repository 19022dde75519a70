// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class CreateFile;
class OpenFile;
} // namespace h5scout::protocol

namespace h5scout::worker
{

class Session;

// Both are answered with Opened.

std::unique_ptr<Job> makeOpenFileJob(const protocol::OpenFile& request, Session& session);
/// Makes the file, whole or not at all, and opens it.
std::unique_ptr<Job> makeCreateFileJob(const protocol::CreateFile& request, Session& session);

} // namespace h5scout::worker
