// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QObject>
#include <QString>
#include <QStringList>

namespace h5scout::protocol
{
class Request;
class Reply;
} // namespace h5scout::protocol

namespace h5scout
{

/// The way to one worker and back: a process on this machine (WorkerProcess), later one behind ssh, in tests a
/// FakeWorker. All calls and signals in the thread of the FileClient that owns it; signals come through the event loop,
/// never from inside a call. start() is followed by exactly one `ended`, unless the transport is destroyed before: that
/// stops the worker as well.
class WorkerTransport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Starts the worker. Requests may be sent at once.
    virtual void start() = 0;
    /// Sends a request; dropped if the worker has ended.
    virtual void send(const protocol::Request& request) = 0;
    /// Ends the worker, by force if it does not end by itself. `ended` follows.
    virtual void stop() = 0;
    /// How long it may take to end after stop() before it is forced to: longer while it writes.
    virtual void setPatience(std::chrono::milliseconds /*patience*/) {}
    /// Process id, 0 if there is none.
    virtual qint64 processId() const = 0;
    /// After `ended`: the last lines that the worker wrote on its error output.
    virtual QStringList lastWords() const { return {}; }

Q_SIGNALS:
    void replyArrived(std::shared_ptr<const h5scout::protocol::Reply> reply);
    /// The worker is gone: after stop(), or by itself. `how` is a clause for people ("it was ended by signal 11, a
    /// segmentation fault"), empty after stop().
    void ended(const QString& how);
};

using TransportFactory = std::function<std::unique_ptr<WorkerTransport>()>;

} // namespace h5scout
