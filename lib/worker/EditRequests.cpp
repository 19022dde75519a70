// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditRequests.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "BadRequest.h"
#include "EditActions.h"
#include "EditSession.h"
#include "Messages.h"

namespace h5scout::worker
{

namespace
{

/// 0: not known.
std::int64_t nanosecondsOf(const std::optional<UndoHistory::Time>& time)
{
    return time ? std::chrono::duration_cast<std::chrono::nanoseconds>(time->time_since_epoch()).count() : 0;
}

void fill(protocol::EditState& message, Session& session)
{
    EditSession& edits = session.requireEdits();
    message.set_is_editing(true);
    message.set_file_bytes(session.seen().byteCount);
    message.set_modified_ns(session.seen().modifiedNanoseconds);
    for (std::string& name : edits.undoNames())
        message.add_undo_names(std::move(name));
    for (std::string& name : edits.redoNames())
        message.add_redo_names(std::move(name));
    for (const auto& time : edits.undoTimes())
        message.add_undo_times_ns(nanosecondsOf(time));
    for (const auto& time : edits.redoTimes())
        message.add_redo_times_ns(nanosecondsOf(time));
    for (std::string& notice : edits.takeNotices())
        message.add_notices(std::move(notice));
}

/// The current exception as the last reply of a request that writes. What storage attempts ("save the edit") is not
/// what the user has asked for: that the client knows.
protocol::Reply failure(const Session& session)
{
    protocol::Reply reply;
    try {
        throw;
    } catch (const StorageError& error) {
        if (error.kind() == StorageError::Kind::Cancelled) {
            reply.mutable_cancelled();
            return reply;
        }
        *reply.mutable_error() = currentExceptionMessage();
        reply.mutable_error()->clear_attempt();
        reply.set_file_changed(error.kind() == StorageError::Kind::Changed && session.isOpen());
    } catch (...) {
        *reply.mutable_error() = currentExceptionMessage();
    }
    return reply;
}

class StartEditingJob : public Job
{
public:
    StartEditingJob(const protocol::StartEditing& request, Session& session)
        : m_folder(request.history_folder())
        , m_limits{request.history_bytes(), request.history_entries()}
        , m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        if (m_folder.empty())
            throw BadRequest("No folder for undo is named.", {.attempt = "start editing"});
        try {
            if (m_session.edits() == nullptr)
                m_session.setEdits(std::make_unique<EditSession>(m_session, m_folder, m_limits));
        } catch (...) {
            return failure(m_session);
        }
        protocol::Reply reply;
        fill(*reply.mutable_edit_state(), m_session);
        return reply;
    }

private:
    std::string m_folder;
    UndoLimits m_limits;
    Session& m_session;
};

class StopEditingJob : public Job
{
public:
    explicit StopEditingJob(Session& session)
        : m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        m_session.setEdits({});
        protocol::Reply reply;
        reply.mutable_edit_state();
        return reply;
    }

private:
    Session& m_session;
};

class EditJob : public Job
{
public:
    EditJob(const protocol::Edit& request, Session& session)
        : m_request(request)
        , m_session(session)
    {}
    /// Cancelled between two pieces.
    ~EditJob() override
    {
        const bool hasBegun = m_plan.has_value();
        m_plan.reset(); // with what it has of the file that is written
        if (hasBegun && m_session.edits() != nullptr)
            m_session.edits()->abandon();
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        EditSession& edits = m_session.requireEdits();
        try {
            if (!m_plan)
                m_plan = planOf(m_request, m_session.backend(), replies);
            const auto isCancelled = [&replies] { return replies.isCancelled(); }; // which outlives the edit
            const std::optional<EditSession::Outcome> done = edits.step(*m_plan, isCancelled);
            if (!done)
                return std::nullopt;
            const EditSession::Outcome& outcome = *done;
            protocol::Reply reply;
            protocol::Edited& edited = *reply.mutable_edited();
            fill(*edited.mutable_state(), m_session);
            edited.set_path(outcome.path);
            edited.set_is_undoable(outcome.isUndoable);
            return reply;
        } catch (...) {
            return failure(m_session);
        }
    }

private:
    protocol::Edit m_request;
    std::optional<EditPlan> m_plan; ///< once it has begun
    Session& m_session;
};

class HistoryJob : public Job
{
public:
    using Step = std::function<void(EditSession& edits, const EditSession::IsCancelled& isCancelled)>;

    HistoryJob(Step step, std::uint32_t steps, Session& session)
        : m_step(std::move(step))
        , m_steps(std::max(steps, 1U))
        , m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        EditSession& edits = m_session.requireEdits();
        const auto isCancelled = [&] { return replies.isCancelled(); };
        try {
            m_step(edits, isCancelled);
        } catch (...) {
            return failure(m_session);
        }
        protocol::Reply reply;
        fill(*reply.mutable_edited()->mutable_state(), m_session);
        if (++m_done == m_steps)
            return reply;
        replies.send(std::move(reply));
        return std::nullopt;
    }

private:
    Step m_step;
    std::uint32_t m_steps;
    std::uint32_t m_done = 0;
    Session& m_session;
};

} // namespace

std::unique_ptr<Job> makeStartEditingJob(const protocol::StartEditing& request, Session& session)
{
    return std::make_unique<StartEditingJob>(request, session);
}

std::unique_ptr<Job> makeStopEditingJob(Session& session)
{
    return std::make_unique<StopEditingJob>(session);
}

std::unique_ptr<Job> makeEditJob(const protocol::Edit& request, Session& session)
{
    return std::make_unique<EditJob>(request, session);
}

std::unique_ptr<Job> makeUndoJob(const protocol::Undo& request, Session& session)
{
    const RedoLoss redo = request.without_redo() ? RedoLoss::Accepted : RedoLoss::Refused;
    return std::make_unique<HistoryJob>(
        [redo](EditSession& edits, const EditSession::IsCancelled& isCancelled) { edits.undo(isCancelled, redo); },
        request.steps(), session);
}

std::unique_ptr<Job> makeRedoJob(const protocol::Redo& request, Session& session)
{
    return std::make_unique<HistoryJob>(
        [](EditSession& edits, const EditSession::IsCancelled& isCancelled) { edits.redo(isCancelled); },
        request.steps(), session);
}

} // namespace h5scout::worker
