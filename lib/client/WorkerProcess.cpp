// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/WorkerProcess.h"

#include "IoThread.h"
#include "WorkerChannel.h"
#include "h5scout/protocol/Framing.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <string>

namespace h5scout
{

/// The way to the channel in the I/O thread. Signals and slots lead there and back, so that either end may die at any
/// time.
class WorkerProcess::Link : public QObject
{
    Q_OBJECT
public:
    std::shared_ptr<client::ChannelStatus> status = std::make_shared<client::ChannelStatus>();

Q_SIGNALS:
    void startWanted();
    void frameReady(const QByteArray& frame);
    void stopWanted();
};

WorkerProcess::WorkerProcess(QString program, QStringList arguments, QObject* parent)
    : WorkerTransport(parent)
    , m_program(std::move(program))
    , m_arguments(std::move(arguments))
{}

WorkerProcess::~WorkerProcess()
{
    stop();
}

void WorkerProcess::start()
{
    Q_ASSERT(!m_link);
    m_link = std::make_unique<Link>();
    auto channel = std::make_unique<client::WorkerChannel>(m_program, m_arguments, m_link->status);
    const client::WorkerChannel* const source = channel.get();
    connect(m_link.get(), &Link::startWanted, source, &client::WorkerChannel::start, Qt::QueuedConnection);
    connect(m_link.get(), &Link::frameReady, source, &client::WorkerChannel::write, Qt::QueuedConnection);
    connect(m_link.get(), &Link::stopWanted, source, &client::WorkerChannel::stop, Qt::QueuedConnection);
    connect(
        source, &client::WorkerChannel::replyArrived, this,
        [this, status = m_link->status](const std::shared_ptr<const protocol::Reply>& reply, qint64 byteCount) {
            status->waitingReplyBytes -= byteCount;
            Q_EMIT replyArrived(reply);
        },
        Qt::QueuedConnection);
    connect(
        source, &client::WorkerChannel::ended, this,
        [this](const QString& how, const QStringList& lastWords) {
            m_lastWords = lastWords;
            Q_EMIT ended(how);
        },
        Qt::QueuedConnection);
    client::IoThread::adopt(std::move(channel));
    Q_EMIT m_link->startWanted();
}

void WorkerProcess::send(const protocol::Request& request)
{
    if (!m_link)
        return;
    std::string frame;
    protocol::appendFrame(frame, request);
    Q_EMIT m_link->frameReady(QByteArray::fromStdString(frame));
}

void WorkerProcess::stop()
{
    if (m_link)
        Q_EMIT m_link->stopWanted();
}

void WorkerProcess::setPatience(std::chrono::milliseconds patience)
{
    if (m_link)
        m_link->status->patience = patience;
}

qint64 WorkerProcess::processId() const
{
    return m_link ? m_link->status->processId.load() : 0;
}

QString defaultWorkerProgram()
{
    const QString name = QStringLiteral("h5scout-worker");
    const QString wanted = qEnvironmentVariable("H5SCOUT_WORKER");
    if (!wanted.isEmpty())
        return wanted;
    const QDir programs(QCoreApplication::applicationDirPath());
    const QStringList places{programs.filePath(name), programs.filePath(QStringLiteral("../libexec/h5scout/") + name)};
    for (const QString& place : places) {
        if (QFileInfo(place).isExecutable())
            return QDir::cleanPath(place);
    }
    const QString inPath = QStandardPaths::findExecutable(name);
    return inPath.isEmpty() ? places.first() : inPath;
}

TransportFactory localWorkerFactory()
{
    return [program = defaultWorkerProgram()] { return std::make_unique<WorkerProcess>(program); };
}

} // namespace h5scout

#include "WorkerProcess.moc"
