// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "h5scout/client/FileClient.h"

#include "RequestQueue.h"
#include "UserErrors.h"

#include <memory>

namespace h5scout
{

namespace client
{
/// Absolute, and else as given: "a/../b" stays, for `a` may be a link.
QString absolutePath(const QString& path);
} // namespace client

class FileClient::Private
{
public:
    Private(FileClient& owner, const QString& path, TransportFactory factory)
        : q(owner)
        , filePath(client::absolutePath(path))
        , fileName(filePath.mid(filePath.lastIndexOf(QLatin1Char('/')) + 1))
        , transports(std::move(factory))
        , queue(fileName)
    {
        QObject::connect(&queue, &client::RequestQueue::countChanged, &q, &FileClient::activityChanged);
        QObject::connect(&queue, &client::RequestQueue::writingFailed, &q, &FileClient::writingFailed);
    }

    /// By that message; `subject` for its sentences.
    Request<FileInfo> open(const client::Subject& subject, const protocol::Request& message);
    Request<FileInfo> open();
    void send(const protocol::Request& message);
    void takeReply(const protocol::Reply& reply);
    void takeEnd(const QString& how);
    void letGoOfWorker();
    void setState(State newState);

    /// Asks, or refuses when no worker has the file or is about to open it.
    template <typename T>
    Request<T> ask(const char* kind, const QString& attempt, const QByteArray& node, RequestOptions options,
                   const protocol::Request& message, client::AnswerReader<T> reader)
    {
        return askFor<T>({kind, attempt, node}, options, message, std::move(reader));
    }
    template <typename T>
    Request<T> askFor(const client::Subject& subject, RequestOptions options, const protocol::Request& message,
                      client::AnswerReader<T> reader)
    {
        if (state != State::Opening && state != State::Open)
            return queue.refuse<T>(subject, client::fileNotOpen(subject, fileName));
        return queue.add<T>(subject, options, message, std::move(reader));
    }

    FileClient& q;
    const QString filePath;
    const QString fileName;
    const TransportFactory transports;
    client::RequestQueue queue;
    std::unique_ptr<WorkerTransport> transport;
    State state = State::Closed;
    quint64 openId = 0; ///< of the OpenFile request, while Opening
    client::Subject openSubject;
    bool isChangeReported = false; ///< of the file, since it was opened
    EditState editState;

private:
    bool noticeChange(const protocol::Reply& reply);
    bool noticeEdit(const protocol::Reply& reply);
    bool setEditState(const EditState& newState);
    void takeOpened(const protocol::Reply& reply);
    void failToOpen(const UserError& error);
};

} // namespace h5scout
