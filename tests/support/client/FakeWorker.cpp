// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorker.h"

#include "FakeAnswers.h"

#include <algorithm>

namespace h5scout::test
{
namespace
{

QByteArray editedPath(const protocol::Edit& edit)
{
    const std::string& path = edit.has_set_attribute()       ? edit.set_attribute().path()
                              : edit.has_remove_attributes() ? edit.remove_attributes().path()
                                                             : edit.rename_attribute().path();
    return QByteArray::fromStdString(path);
}

AskedRequest describe(const protocol::Request& request)
{
    const auto path = [](const auto& body) { return QByteArray::fromStdString(body.path()); };
    const quint64 id = request.id();
    const auto priority = static_cast<Priority>(request.priority());
    switch (request.body_case()) {
    case protocol::Request::kDescribe:
        return {id, RequestKind::Describe, path(request.describe()), priority};
    case protocol::Request::kListChildren:
        return {id, RequestKind::Children, path(request.list_children()), priority};
    case protocol::Request::kListAttributes:
        return {id, RequestKind::Attributes, path(request.list_attributes()), priority};
    case protocol::Request::kReadArray: {
        AskedRequest asked{id, RequestKind::Array, path(request.read_array()), priority};
        for (const protocol::Range& range : request.read_array().ranges())
            asked.ranges.push_back({range.start(), range.count(), range.stride()});
        return asked;
    }
    case protocol::Request::kReadEnvelope:
        return {id, RequestKind::Envelope, path(request.read_envelope()), priority};
    case protocol::Request::kReadImage:
        return {id, RequestKind::Image, path(request.read_image()), priority};
    case protocol::Request::kWalk:
        return {id, RequestKind::Walk, path(request.walk()), priority};
    case protocol::Request::kDescribeData:
        return {id, RequestKind::Data, path(request.describe_data()), priority};
    case protocol::Request::kReadAttribute:
        return {id, RequestKind::Attribute, path(request.read_attribute()), priority};
    case protocol::Request::kReadProjection:
        return {id, RequestKind::Projection, path(request.read_projection()), priority};
    case protocol::Request::kReadStatistics:
        return {id, RequestKind::Statistics, path(request.read_statistics()), priority};
    case protocol::Request::kEdit:
        return {id, RequestKind::Edit, editedPath(request.edit()), priority};
    case protocol::Request::kStartEditing:
    case protocol::Request::kStopEditing:
        return {id, RequestKind::EditMode, {}, priority};
    case protocol::Request::kUndo:
    case protocol::Request::kRedo:
        return {id, RequestKind::UndoRedo, {}, priority};
    default:
        return {id, RequestKind::Open, path(request.open_file()), priority};
    }
}

} // namespace

FakeWorker::FakeWorker(std::shared_ptr<FakeWorkerFile::State> file)
    : m_file(std::move(file))
{}

void FakeWorker::start()
{
    m_isRunning = true;
    ++m_file->startedWorkers;
    m_file->worker = this;
}

void FakeWorker::send(const protocol::Request& request)
{
    if (!m_isRunning)
        return;
    if (request.has_cancel()) {
        cancel(request.cancel().id());
        return;
    }
    m_file->asked.push_back(describe(request));
    if (m_file->isHolding)
        m_held.push_back(request);
    else
        answer(request);
}

void FakeWorker::cancel(quint64 id)
{
    for (AskedRequest& asked : m_file->asked) {
        if (asked.id == id)
            asked.isCancelled = true;
    }
    const auto held =
        std::find_if(m_held.begin(), m_held.end(), [id](const auto& request) { return request.id() == id; });
    if (held == m_held.end())
        return; // already answered
    m_held.erase(held);
    protocol::Reply reply;
    reply.set_id(id);
    reply.set_last(true);
    reply.mutable_cancelled();
    sendReply(reply);
}

void FakeWorker::answer(const protocol::Request& request)
{
    const AskedRequest asked = describe(request);
    for (const Failure& failure : m_file->failures) {
        if (failure.kind == asked.kind && (failure.path.isEmpty() || failure.path == asked.path)) {
            sendReply(errorReply(asked.id, protocol::Error::FAILED, "", asked.path, failure.reason));
            return;
        }
    }
    if (auto reply = m_file->edits.answer(m_file->tree, request)) {
        reply->set_id(asked.id);
        reply->set_last(true);
        sendReply(*reply);
        return;
    }
    for (const protocol::Reply& reply : answersTo(m_file->tree, request, m_file->stages))
        sendReply(reply);
}

void FakeWorker::sendReply(const protocol::Reply& reply)
{
    const auto posted = std::make_shared<const protocol::Reply>(reply);
    QMetaObject::invokeMethod(
        this,
        [this, posted] {
            if (m_isRunning)
                Q_EMIT replyArrived(posted);
        },
        Qt::QueuedConnection);
}

void FakeWorker::releaseOne()
{
    if (m_held.empty())
        return;
    const protocol::Request request = m_held.front();
    m_held.erase(m_held.begin());
    answer(request);
}

void FakeWorker::die(const QString& how, const QStringList& lastWords)
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    m_held.clear();
    m_lastWords = lastWords;
    QMetaObject::invokeMethod(
        this, [this, how] { Q_EMIT ended(how); }, Qt::QueuedConnection);
}

void FakeWorker::stop()
{
    die({}, {});
}

} // namespace h5scout::test
