// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "h5scout/client/Request.h"
#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::client
{

/// The client's end of a Request<T>, without its T.
class PendingRequest
{
public:
    virtual ~PendingRequest() = default;

    virtual RequestState& state() = 0;
    /// Reads an intermediate stage or the last one. Throws Error if it makes no sense. Calls nobody.
    virtual void read(const protocol::Reply& reply) = 0;
    /// Hands on what read() has put together so far, or how far the worker is, while the receiver lives.
    virtual void handOnPart() = 0;
    virtual void handOnProgress(const Progress& progress) = 0;
    /// Exactly one of these is called, once; it calls back unless the receiver has died.
    virtual void finishWithAnswer() = 0;
    virtual void finishWithError(const UserError& error) = 0;
    virtual void finishCancelled() = 0;
};

/// How an answer's stages are read: into a value that starts empty and lives as long as the request.
template <typename T>
using AnswerReader = std::function<void(T& value, const protocol::Reply& reply)>;

template <typename T>
class TypedPendingRequest : public PendingRequest
{
public:
    using State = typename Request<T>::State;

    explicit TypedPendingRequest(AnswerReader<T> reader)
        : m_state(std::make_shared<State>())
        , m_reader(std::move(reader))
    {}

    Request<T> handle() const { return Request<T>(m_state); }
    RequestState& state() override { return *m_state; }

    void read(const protocol::Reply& reply) override
    {
        if (reply.is_fresh_start())
            m_value = {};
        m_reader(m_value, reply);
    }
    void handOnPart() override
    {
        const auto part = m_state->part; // a copy: the call may end the request
        if (part && m_state->receiver)
            part(m_value);
    }
    void handOnProgress(const Progress& progress) override
    {
        const auto report = m_state->progress;
        if (report && m_state->receiver)
            report(progress);
    }
    void finishWithAnswer() override { finish(std::move(m_value)); }
    void finishWithError(const UserError& error) override { finish(error); }
    void finishCancelled() override { finish(Cancelled{}); }

private:
    void finish(Result<T> result)
    {
        const auto finished = std::exchange(m_state->finished, {});
        m_state->part = {};
        m_state->progress = {};
        m_state->cancel = {};
        m_state->receiverKnown = {};
        if (finished && m_state->receiver)
            finished(std::move(result));
    }

    std::shared_ptr<State> m_state;
    AnswerReader<T> m_reader;
    T m_value{};
};

} // namespace h5scout::client
