// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include <QObject>
#include <QPointer>

#include "h5scout/client/NodeTypes.h"
#include "h5scout/client/Result.h"

namespace h5scout
{

/// Whoever asks: a view's current subject. A newer request of an owner replaces its older ones: they end as Cancelled.
/// 0 belongs to nobody and is never replaced.
using OwnerId = quint64;
OwnerId newOwnerId();

enum class Priority : std::uint8_t { Visible, Nearby, Background };

struct RequestOptions
{
    OwnerId owner = 0;
    Priority priority = Priority::Visible;
};

/// What a running request needs of its handle, whatever its answer's type is. Lives in the thread of the FileClient.
struct RequestState
{
    quint64 id = 0;
    std::function<void()> cancel;
    std::function<void(const Progress&)> progress;
    std::function<void(QObject*)> receiverKnown; ///< lets the client notice the receiver's death
};

/// The handle of a running request: small, copyable, may be dropped (the request goes on). Each request ends exactly
/// once, always through the event loop (never inside the call that started it), by calling the `then` callback with a
/// Result; unless its receiver has died: then the answer is dropped and the worker told to stop.
template <typename T>
class Request
{
public:
    struct State : RequestState
    {
        QPointer<QObject> receiver;
        std::function<void(Result<T>)> finished;
        std::function<void(const T&)> part;
    };

    Request() = default;
    explicit Request(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {}

    /// Calls `finished(Result<T>)` once, in the receiver's thread, which must be the FileClient's.
    const Request& then(QObject* receiver, std::function<void(Result<T>)> finished) const
    {
        m_state->receiver = receiver;
        m_state->finished = std::move(finished);
        if (m_state->receiverKnown)
            m_state->receiverKnown(receiver);
        return *this;
    }
    /// Calls `part(T)` for each intermediate stage (envelope, image, walk) while the receiver of `then` lives.
    const Request& onPart(std::function<void(const T&)> part) const
    {
        m_state->part = std::move(part);
        return *this;
    }
    /// Calls `progress(Progress)` some ten times a second at most while the receiver of `then` lives.
    const Request& onProgress(const std::function<void(const Progress&)>& progress) const
    {
        m_state->progress = progress;
        return *this;
    }
    /// Asks the worker to stop; the request ends as Cancelled (or with the answer, if that was already on its way).
    void cancel() const
    {
        if (m_state && m_state->cancel)
            m_state->cancel();
    }
    bool isValid() const noexcept { return m_state != nullptr; }
    quint64 id() const noexcept { return m_state ? m_state->id : 0; }

private:
    std::shared_ptr<State> m_state;
};

} // namespace h5scout
