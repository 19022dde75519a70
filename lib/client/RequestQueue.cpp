// SPDX-License-Identifier: GPL-3.0-or-later
#include "RequestQueue.h"

#include "UserErrors.h"
#include "h5scout/client/Trace.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <chrono>
#include <exception>

namespace h5scout::client
{
namespace
{

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kProgressInterval(90);

protocol::Priority toMessage(Priority priority)
{
    switch (priority) {
    case Priority::Visible:
        return protocol::PRIORITY_VISIBLE;
    case Priority::Nearby:
        return protocol::PRIORITY_NEARBY;
    case Priority::Background:
        return protocol::PRIORITY_BACKGROUND;
    }
    return protocol::PRIORITY_BACKGROUND;
}

bool isFinal(const protocol::Reply& reply)
{
    return reply.last() || reply.has_error() || reply.has_cancelled();
}

double milliseconds(quint64 microseconds)
{
    return static_cast<double>(microseconds) / 1000;
}

} // namespace

struct RequestQueue::Entry
{
    quint64 id = 0;
    Subject subject;
    RequestOptions options;
    protocol::Request message;
    std::shared_ptr<PendingRequest> pending;
    bool isSent = false;
    std::optional<UserError> error; ///< set: ends with it; else, in m_ending: ends as Cancelled
    Clock::time_point added = Clock::now();
    Clock::time_point lastProgress;
    QMetaObject::Connection receiverWatch;
};

RequestQueue::RequestQueue(QString fileName, QObject* parent)
    : QObject(parent)
    , m_fileName(std::move(fileName))
{}

RequestQueue::~RequestQueue()
{
    std::vector<EntryPointer> left = std::move(m_ending);
    for (const auto& [id, entry] : m_running) {
        disconnect(entry->receiverWatch);
        left.push_back(entry);
    }
    if (left.empty() || !QCoreApplication::instance())
        return;
    QObject* const courier = std::make_unique<QObject>().release(); // lives until the ends are delivered
    QMetaObject::invokeMethod(
        courier,
        [left = std::move(left), courier] {
            for (const EntryPointer& entry : left)
                deliver(*entry);
            courier->deleteLater();
        },
        Qt::QueuedConnection);
}

quint64 RequestQueue::addPending(std::shared_ptr<PendingRequest> pending, const Subject& subject,
                                 RequestOptions options, const protocol::Request& message)
{
    replaceOlder(options.owner);
    auto entry = std::make_shared<Entry>();
    const quint64 id = ++m_lastId;
    entry->id = id;
    entry->subject = subject;
    entry->options = options;
    entry->message = message;
    entry->message.set_id(id);
    entry->message.set_priority(toMessage(options.priority));
    entry->pending = std::move(pending);

    RequestState& state = entry->pending->state();
    state.id = id;
    state.cancel = [queue = QPointer(this), id] {
        if (queue)
            queue->withdraw(id);
    };
    state.receiverKnown = [queue = QPointer(this), id](QObject* receiver) {
        if (queue)
            queue->watchReceiver(id, receiver);
    };
    m_running.emplace(id, entry);
    if (m_sender && entry->message.body_case() != protocol::Request::BODY_NOT_SET)
        send(*entry);
    Q_EMIT countChanged(count());
    return id;
}

void RequestQueue::setSender(Sender sender)
{
    m_sender = std::move(sender);
    if (!m_sender)
        return;
    for (const auto& [id, entry] : m_running) {
        if (!entry->isSent)
            send(*entry);
    }
}

void RequestQueue::sendNow(quint64 id, const Sender& sender)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    found->second->isSent = true;
    sender(found->second->message);
}

void RequestQueue::send(Entry& entry)
{
    entry.isSent = true;
    m_sender(entry.message);
}

void RequestQueue::sendCancel(const Entry& entry)
{
    if (!entry.isSent || !m_sender)
        return;
    protocol::Request message;
    message.set_id(++m_lastId);
    message.mutable_cancel()->set_id(entry.id);
    m_sender(message);
}

void RequestQueue::watchReceiver(quint64 id, QObject* receiver)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    disconnect(found->second->receiverWatch);
    if (writes(found->second->message))
        return; // it goes on without its receiver
    if (receiver)
        found->second->receiverWatch = connect(receiver, &QObject::destroyed, this, [this, id] { withdraw(id); });
    else
        withdraw(id);
}

void RequestQueue::withdraw(quint64 id)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    sendCancel(*found->second);
    if (!found->second->isSent || !writes(found->second->message))
        endLater(id, std::nullopt);
}

void RequestQueue::replaceOlder(OwnerId owner)
{
    if (owner == 0)
        return;
    std::vector<quint64> older;
    for (const auto& [id, entry] : m_running) {
        if (entry->options.owner == owner)
            older.push_back(id);
    }
    for (const quint64 id : older)
        withdraw(id);
}

void RequestQueue::cancelAll()
{
    while (!m_running.empty()) {
        sendCancel(*m_running.begin()->second);
        endLater(m_running.begin()->first, std::nullopt);
    }
}

void RequestQueue::failAll(const UserError& error)
{
    while (!m_running.empty())
        endLater(m_running.begin()->first, error);
}

void RequestQueue::endLater(quint64 id, std::optional<UserError> error)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    const EntryPointer entry = found->second;
    m_running.erase(found);
    disconnect(entry->receiverWatch);
    entry->error = std::move(error);
    if (m_ending.empty())
        QMetaObject::invokeMethod(this, &RequestQueue::deliverEndings, Qt::QueuedConnection);
    m_ending.push_back(entry);
}

void RequestQueue::deliverEndings()
{
    // A callback may delete this queue: its destructor then delivers what is still in m_ending.
    const QPointer<RequestQueue> self(this);
    const std::vector<EntryPointer> due = std::move(m_ending);
    m_ending.clear();
    for (const EntryPointer& entry : due) {
        traceEnd(*entry, nullptr);
        if (self)
            finish(*entry);
        else
            deliver(*entry);
    }
    if (self)
        Q_EMIT countChanged(count());
}

void RequestQueue::finish(Entry& entry)
{
    if (entry.error && writes(entry.message))
        Q_EMIT writingFailed();
    deliver(entry);
}

void RequestQueue::deliver(Entry& entry)
{
    if (entry.error)
        entry.pending->finishWithError(*entry.error);
    else
        entry.pending->finishCancelled();
}

void RequestQueue::takeReply(const protocol::Reply& reply)
{
    const auto found = m_running.find(reply.id());
    if (found == m_running.end())
        return; // late: the request was withdrawn
    const EntryPointer entry = found->second;
    if (isFinal(reply)) {
        endNow(entry, reply);
        return;
    }
    if (reply.has_progress()) {
        const Clock::time_point now = Clock::now();
        if (now - entry->lastProgress >= kProgressInterval) {
            entry->lastProgress = now;
            entry->pending->handOnProgress({reply.progress().done(), reply.progress().total()});
        }
        return;
    }
    try {
        entry->pending->read(reply);
    } catch (const std::exception& error) {
        sendCancel(*entry);
        endLater(entry->id, nonsensicalAnswer(entry->subject, m_fileName, QString::fromUtf8(error.what())));
        return;
    }
    entry->pending->handOnPart();
}

void RequestQueue::endNow(const EntryPointer& entry, const protocol::Reply& reply)
{
    const QPointer<RequestQueue> self(this);
    bool hasAnswer = false;
    if (reply.has_error()) {
        entry->error = userError(reply.error(), entry->subject, m_fileName);
    } else if (!reply.has_cancelled()) {
        try {
            entry->pending->read(reply);
            hasAnswer = true;
        } catch (const std::exception& error) {
            entry->error = nonsensicalAnswer(entry->subject, m_fileName, QString::fromUtf8(error.what()));
        }
    }
    m_running.erase(entry->id);
    disconnect(entry->receiverWatch);
    traceEnd(*entry, &reply);
    if (hasAnswer)
        entry->pending->finishWithAnswer();
    else
        finish(*entry);
    if (self)
        Q_EMIT countChanged(count());
}

bool RequestQueue::writes(const protocol::Request& request)
{
    return request.has_edit() || request.has_undo() || request.has_redo() || request.has_save_as();
}

bool RequestQueue::isWriting() const
{
    return std::any_of(m_running.begin(), m_running.end(),
                       [](const auto& running) { return writes(running.second->message); }) ||
           std::any_of(m_ending.begin(), m_ending.end(), [](const auto& entry) { return writes(entry->message); });
}

const Subject* RequestQueue::likelyServed() const
{
    const Entry* best = nullptr;
    for (const auto& [id, entry] : m_running) {
        if (!best || entry->options.priority < best->options.priority)
            best = entry.get();
    }
    return best ? &best->subject : nullptr;
}

void RequestQueue::traceEnd(const Entry& entry, const protocol::Reply* reply)
{
    if (!trace::isRunning())
        return;
    const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - entry.added);
    trace::complete("request", duration,
                    {{"kind", QString::fromLatin1(entry.subject.kind)},
                     {"node", displayName(entry.subject.node)},
                     {"queue_ms", milliseconds(reply ? reply->queue_us() : 0)},
                     {"run_ms", milliseconds(reply ? reply->run_us() : 0)},
                     {"outcome", entry.error                        ? QStringLiteral("error")
                                 : reply && !reply->has_cancelled() ? QStringLiteral("answer")
                                                                    : QStringLiteral("cancelled")}});
}

} // namespace h5scout::client
