// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/FileClient.h"

#include "EditMessages.h"
#include "FileClientPrivate.h"
#include "FromMessages.h"
#include "ToMessages.h"
#include "WorkerChannel.h"
#include "h5scout/client/Trace.h"

#include <QDir>
#include <QPointer>

#include <exception>

namespace h5scout
{

QString client::absolutePath(const QString& path)
{
    if (QDir::isAbsolutePath(path))
        return path;
    const QString absolute = QDir::currentPath() + QLatin1Char('/') + path;
    return path.contains(QLatin1String("..")) ? absolute : QDir::cleanPath(absolute);
}

void FileClient::Private::setState(State newState)
{
    if (state == newState)
        return;
    state = newState;
    const bool isThere = newState == State::Open || setEditState({});
    if (isThere)
        Q_EMIT q.stateChanged(newState);
}

Request<FileInfo> FileClient::Private::open()
{
    return open({"open", {}, {}}, client::openFileMessage(filePath));
}

Request<FileInfo> FileClient::Private::open(const client::Subject& subject, const protocol::Request& message)
{
    Q_ASSERT(!transport);
    trace::instant("file_requested", {{"file", fileName}});
    isChangeReported = false;
    openSubject = subject;
    transport = transports();
    QObject::connect(transport.get(), &WorkerTransport::replyArrived, &q,
                     [this](const std::shared_ptr<const protocol::Reply>& reply) { takeReply(*reply); });
    QObject::connect(transport.get(), &WorkerTransport::ended, &q, [this](const QString& how) { takeEnd(how); });

    Request<FileInfo> request =
        queue.add<FileInfo>(subject, {}, message, [name = fileName](FileInfo& answer, const protocol::Reply& reply) {
            client::readFileInfo(answer, reply, name);
        });
    openId = request.id();
    transport->start();
    queue.sendNow(openId, [this](const protocol::Request& first) { transport->send(first); });
    setState(State::Opening);
    return request;
}

void FileClient::Private::send(const protocol::Request& message)
{
    if (client::RequestQueue::writes(message))
        transport->setPatience(client::kWritingPatience);
    transport->send(message);
}

void FileClient::Private::takeReply(const protocol::Reply& reply)
{
    if (state == State::Opening && reply.id() == openId && (reply.last() || reply.has_error() || reply.has_cancelled()))
        return takeOpened(reply);
    if (!noticeChange(reply) || !noticeEdit(reply))
        return;
    const QPointer<FileClient> self(&q);
    queue.takeReply(reply);
    if (self && transport && !queue.isWriting())
        transport->setPatience(client::kUsualPatience);
}

/// False if the client has been deleted by whoever heard of it; so the two that follow.
bool FileClient::Private::noticeChange(const protocol::Reply& reply)
{
    if (!reply.file_changed() || isChangeReported)
        return true;
    isChangeReported = true;
    const QPointer<FileClient> self(&q);
    Q_EMIT q.fileChanged();
    return !self.isNull();
}

bool FileClient::Private::noticeEdit(const protocol::Reply& reply)
{
    if (reply.has_edit_state())
        return setEditState(client::editStateFrom(reply.edit_state()));
    if (!reply.has_edited())
        return true;
    const QPointer<FileClient> self(&q);
    const Edited edited = client::editedFrom(reply.edited());
    if (!setEditState(edited.state))
        return false;
    Q_EMIT q.edited(edited);
    return !self.isNull();
}

bool FileClient::Private::setEditState(const EditState& newState)
{
    if (editState == newState)
        return true;
    editState = newState;
    const QPointer<FileClient> self(&q);
    Q_EMIT q.editStateChanged(newState);
    return !self.isNull();
}

void FileClient::Private::takeOpened(const protocol::Reply& reply)
{
    // The state follows the worker, whether or not somebody still waits for the answer to open().
    if (reply.has_error()) {
        failToOpen(client::userError(reply.error(), openSubject, fileName));
        return;
    }
    try {
        FileInfo info;
        client::readFileInfo(info, reply, fileName);
    } catch (const std::exception& error) {
        failToOpen(client::nonsensicalAnswer(openSubject, fileName, QString::fromUtf8(error.what())));
        return;
    }
    trace::instant("file_opened", {{"file", fileName}});
    const QPointer<FileClient> self(&q);
    setState(State::Open);
    if (!self || state != State::Open)
        return;
    queue.setSender([this](const protocol::Request& message) { send(message); });
    queue.takeReply(reply);
}

void FileClient::Private::failToOpen(const UserError& error)
{
    letGoOfWorker();
    queue.failAll(error);
    setState(State::Failed);
}

void FileClient::Private::takeEnd(const QString& how)
{
    const QStringList lastWords = transport->lastWords();
    if (state == State::Opening) {
        failToOpen(client::workerEnded(&openSubject, fileName, how, lastWords));
        return;
    }
    const UserError error = client::workerEnded(queue.likelyServed(), fileName, how, lastWords);
    letGoOfWorker();
    queue.failAll(error);
    const QPointer<FileClient> self(&q);
    setState(State::Lost);
    if (self)
        Q_EMIT q.workerLost(error);
}

void FileClient::Private::letGoOfWorker()
{
    queue.setSender({});
    if (!transport)
        return;
    transport->disconnect(&q);
    transport->stop();
    transport.release()->deleteLater(); // we may be inside of its signal
}

FileClient::FileClient(const QString& filePath, TransportFactory transports, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, filePath, std::move(transports)))
{}

FileClient::~FileClient()
{
    m_d->letGoOfWorker();
}

const QString& FileClient::filePath() const noexcept
{
    return m_d->filePath;
}

QString FileClient::fileName() const
{
    return m_d->fileName;
}

FileClient::State FileClient::state() const noexcept
{
    return m_d->state;
}

bool FileClient::isFileChanged() const noexcept
{
    return m_d->isChangeReported;
}

int FileClient::runningRequests() const noexcept
{
    return m_d->queue.count();
}

qint64 FileClient::workerProcessId() const
{
    return m_d->transport ? m_d->transport->processId() : 0;
}

Request<FileInfo> FileClient::open()
{
    Q_ASSERT(m_d->state != State::Opening && m_d->state != State::Open);
    return m_d->open();
}

Request<FileInfo> FileClient::restart()
{
    m_d->queue.cancelAll();
    m_d->letGoOfWorker();
    return m_d->open();
}

void FileClient::close()
{
    m_d->queue.cancelAll();
    m_d->letGoOfWorker();
    m_d->setState(State::Closed);
}

Request<NodeInfo> FileClient::describe(const QByteArray& path, RequestOptions options)
{
    return m_d->ask<NodeInfo>("describe", tr("read the properties"), path, options, client::describeMessage(path),
                              [name = m_d->fileName](NodeInfo& answer, const protocol::Reply& reply) {
                                  client::readNodeInfo(answer, reply, name);
                              });
}

Request<ChildPage> FileClient::children(const QByteArray& path, quint64 offset, quint32 limit, RequestOptions options)
{
    return m_d->ask<ChildPage>("children", tr("list the children"), path, options,
                               client::childrenMessage(path, offset, limit),
                               [=, name = m_d->fileName](ChildPage& answer, const protocol::Reply& reply) {
                                   client::readChildPage(answer, reply, offset, limit, name);
                               });
}

Request<AttributePage> FileClient::attributes(const QByteArray& path, quint64 offset, quint32 limit,
                                              quint64 maximalValueBytes, RequestOptions options)
{
    return m_d->ask<AttributePage>("attributes", tr("read the attributes"), path, options,
                                   client::attributesMessage(path, offset, limit, maximalValueBytes),
                                   [=, name = m_d->fileName](AttributePage& answer, const protocol::Reply& reply) {
                                       client::readAttributePage(answer, reply, offset, limit, name);
                                   });
}

Request<AttributePage> FileClient::attribute(const QByteArray& path, const QByteArray& name, quint64 maximalValueBytes,
                                             RequestOptions options)
{
    return m_d->ask<AttributePage>("attribute", tr("read the attribute '%1'").arg(displayName(name)), path, options,
                                   client::readAttributeMessage(path, name, maximalValueBytes),
                                   [fileName = m_d->fileName](AttributePage& answer, const protocol::Reply& reply) {
                                       client::readAttributePage(answer, reply, 0, 1, fileName);
                                   });
}

Request<DataInfo> FileClient::data(const QByteArray& path, DataScope scope, RequestOptions options)
{
    return m_d->ask<DataInfo>("data", tr("find out what the numbers mean"), path, options,
                              client::describeDataMessage(path, scope),
                              [name = m_d->fileName](DataInfo& answer, const protocol::Reply& reply) {
                                  client::readDataInfo(answer, reply, name);
                              });
}

Request<ArrayBlock> FileClient::readArray(const QByteArray& path, const std::vector<Range>& ranges,
                                          RequestOptions options)
{
    return m_d->ask<ArrayBlock>(
        "array", tr("read the elements"), path, options, client::readArrayMessage(path, ranges),
        [ranges](ArrayBlock& answer, const protocol::Reply& reply) { client::readArrayBlock(answer, reply, ranges); });
}

Request<ArrayBlock> FileClient::beginningOfText(const QByteArray& path, const std::vector<Range>& ranges,
                                                quint64 maximalBytes, RequestOptions options)
{
    return m_d->ask<ArrayBlock>(
        "text", tr("read the text"), path, options, client::readArrayMessage(path, ranges, maximalBytes),
        [ranges](ArrayBlock& answer, const protocol::Reply& reply) { client::readArrayBlock(answer, reply, ranges); });
}

Request<Envelope> FileClient::envelope(const EnvelopeQuery& query, RequestOptions options)
{
    return m_d->ask<Envelope>(
        "envelope", tr("read the line"), query.path, options, client::envelopeMessage(query),
        [query](Envelope& answer, const protocol::Reply& reply) { client::readEnvelope(answer, reply, query); });
}

Request<Image> FileClient::image(const ImageQuery& query, RequestOptions options)
{
    return m_d->ask<Image>(
        "image", tr("read the image"), query.path, options, client::imageMessage(query),
        [query](Image& answer, const protocol::Reply& reply) { client::readImage(answer, reply, query); });
}

Request<Image> FileClient::projection(const ProjectionQuery& query, RequestOptions options)
{
    return m_d->ask<Image>(
        "projection", tr("reduce the array"), query.path, options, client::projectionMessage(query),
        [query](Image& answer, const protocol::Reply& reply) { client::readProjection(answer, reply, query); });
}

Request<Statistics> FileClient::statistics(const StatisticsQuery& query, RequestOptions options)
{
    return m_d->ask<Statistics>(
        "statistics", tr("compute the statistics"), query.path, options, client::statisticsMessage(query),
        [query](Statistics& answer, const protocol::Reply& reply) { client::readStatistics(answer, reply, query); });
}

Request<WalkPage> FileClient::walk(const QByteArray& path, RequestOptions options)
{
    return m_d->ask<WalkPage>("walk", tr("walk through the nodes"), path, options, client::walkMessage(path),
                              [name = m_d->fileName](WalkPage& answer, const protocol::Reply& reply) {
                                  client::readWalkPage(answer, reply, name);
                              });
}

} // namespace h5scout
