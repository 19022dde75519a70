// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class Edit;
class StartEditing;
} // namespace h5scout::protocol

namespace h5scout::worker
{

class Session;

/// Answered with the EditState.
std::unique_ptr<Job> makeStartEditingJob(const protocol::StartEditing& request, Session& session);
std::unique_ptr<Job> makeStopEditingJob(Session& session);

/// One transaction, in one step. Cancelled before it writes, the file stays as before.
std::unique_ptr<Job> makeEditJob(const protocol::Edit& request, Session& session);

enum class HistoryDirection : std::uint8_t { Undo, Redo };
/// One transaction a step; after an error or when it is cancelled those before it stay.
std::unique_ptr<Job> makeHistoryJob(HistoryDirection direction, std::uint32_t steps, Session& session);

} // namespace h5scout::worker
