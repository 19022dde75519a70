// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "PendingRequest.h"
#include "Subject.h"

namespace h5scout::client
{

/// The requests of one file: ids, owners, and the promise that each ends exactly once and through the event loop. Knows
/// nothing of processes: messages go out by `send` and come in by takeReply().
/// A request that ends by itself (answer, error) ends while its reply is handled. All other ends (cancelled, replaced,
/// worker lost) are written down at once, so that a late answer finds nothing, and delivered from a posted event.
/// A request that writes and has been sent is never withdrawn like that: whether it came too late to be cancelled, only
/// the worker knows.
class RequestQueue : public QObject
{
    Q_OBJECT
public:
    using Sender = std::function<void(const protocol::Request&)>;

    RequestQueue(QString fileName, QObject* parent = nullptr);
    /// What still runs ends as Cancelled.
    ~RequestQueue() override;

    template <typename T>
    Request<T> add(const Subject& subject, RequestOptions options, const protocol::Request& message,
                   AnswerReader<T> reader)
    {
        auto pending = std::make_shared<TypedPendingRequest<T>>(std::move(reader));
        addPending(pending, subject, options, message);
        return pending->handle();
    }
    /// A request that ends with `error` without having been sent.
    template <typename T>
    Request<T> refuse(const Subject& subject, const UserError& error)
    {
        auto pending = std::make_shared<TypedPendingRequest<T>>(AnswerReader<T>());
        endLater(addPending(pending, subject, {}, {}), error);
        return pending->handle();
    }

    /// Where requests go from now on. Without a sender they wait; those that wait are sent at once.
    void setSender(Sender sender);
    /// Sends the request `id` before there is a sender: by this the file is opened.
    void sendNow(quint64 id, const Sender& sender);
    void takeReply(const protocol::Reply& reply);
    /// Of a worker that is about to end: also those that write end as Cancelled, whatever becomes of them.
    void cancelAll();
    void failAll(const UserError& error);

    /// Requests that have not ended.
    int count() const noexcept { return static_cast<int>(m_running.size() + m_ending.size()); }
    /// Whether that asks the worker to write a file.
    static bool writes(const protocol::Request& request);
    /// Whether a request of that kind has not ended.
    bool isWriting() const;
    /// What the worker is most likely busy with: the oldest running request of the highest priority; null if none runs.
    const Subject* likelyServed() const;

Q_SIGNALS:
    void countChanged(int count);
    /// A request that writes ends with an error: it may not have been done. Emitted before that is delivered.
    void writingFailed();

private:
    struct Entry;
    using EntryPointer = std::shared_ptr<Entry>;

    quint64 addPending(std::shared_ptr<PendingRequest> pending, const Subject& subject, RequestOptions options,
                       const protocol::Request& message);
    void send(Entry& entry);
    void sendCancel(const Entry& entry);
    void watchReceiver(quint64 id, QObject* receiver);
    void withdraw(quint64 id);
    void replaceOlder(OwnerId owner);
    void endLater(quint64 id, std::optional<UserError> error);
    void deliverEndings();
    void endNow(const EntryPointer& entry, const protocol::Reply& reply);
    void finish(Entry& entry);
    static void deliver(Entry& entry);
    static void traceEnd(const Entry& entry, const protocol::Reply* reply);

    QString m_fileName;
    Sender m_sender;
    std::map<quint64, EntryPointer> m_running; ///< by id, so oldest first
    std::vector<EntryPointer> m_ending;        ///< their ends are known, not yet delivered
    quint64 m_lastId = 0;
};

} // namespace h5scout::client
