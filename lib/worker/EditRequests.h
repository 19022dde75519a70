// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/worker/Job.h"

namespace h5scout::protocol
{
class Edit;
class Redo;
class StartEditing;
class Undo;
} // namespace h5scout::protocol

namespace h5scout::worker
{

class Session;

/// Answered with the EditState.
std::unique_ptr<Job> makeStartEditingJob(const protocol::StartEditing& request, Session& session);
std::unique_ptr<Job> makeStopEditingJob(Session& session);

/// One transaction, in one step, or in many (EditPlan). Cancelled before it is saved, the file stays as before.
std::unique_ptr<Job> makeEditJob(const protocol::Edit& request, Session& session);

// One transaction a step; after an error or when it is cancelled those before it stay.
std::unique_ptr<Job> makeUndoJob(const protocol::Undo& request, Session& session);
std::unique_ptr<Job> makeRedoJob(const protocol::Redo& request, Session& session);

} // namespace h5scout::worker
