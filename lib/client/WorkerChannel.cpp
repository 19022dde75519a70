// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkerChannel.h"

#include "h5scout/client/NodeTypes.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <QDeadlineTimer>

#include <chrono>
#include <csignal>
#include <optional>
#include <string>

namespace h5scout::client
{
namespace
{

constexpr qsizetype kKeptErrorBytes = 4096;
/// More answers than this waiting for the window are no honest worker's: it sends what it is asked for.
constexpr qint64 kMaximalWaitingBytes = qint64{512} << 20;
/// What an empty reply takes on its way.
constexpr qint64 kReplyOverhead = 256;

/// SIGKILL, by which QProcess::kill ends a process.
constexpr int kKillSignal = 9;

QString signalName(int number)
{
    switch (number) {
    case SIGSEGV:
        return WorkerChannel::tr("segmentation fault");
    case SIGABRT:
        return WorkerChannel::tr("abort");
    case SIGFPE:
        return WorkerChannel::tr("arithmetic error");
    case SIGILL:
        return WorkerChannel::tr("illegal instruction");
    case SIGTERM:
        return WorkerChannel::tr("asked to end from outside");
    case kKillSignal:
        return WorkerChannel::tr("killed from outside or for want of memory");
#ifdef __unix__
    case SIGBUS:
        return WorkerChannel::tr("bus error");
    case SIGXCPU:
        return WorkerChannel::tr("too much processor time");
    case SIGSYS:
        return WorkerChannel::tr("forbidden system call");
#endif
    default:
        return {};
    }
}

QString endedBySignal(int number)
{
    const QString name = signalName(number);
    if (name.isEmpty())
        return WorkerChannel::tr("it was ended by signal %1").arg(number);
    return WorkerChannel::tr("it was ended by signal %1 (%2)").arg(QString::number(number), name);
}

} // namespace

WorkerChannel::WorkerChannel(QString program, QStringList arguments, std::shared_ptr<ChannelStatus> status)
    : m_program(std::move(program))
    , m_arguments(std::move(arguments))
    , m_status(std::move(status))
    , m_process(this)
    , m_killTimer(this)
{
    m_killTimer.setSingleShot(true);
    connect(&m_killTimer, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::started, this, [this] { m_status->processId = m_process.processId(); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &WorkerChannel::readReplies);
    connect(&m_process, &QProcess::readyReadStandardError, this, &WorkerChannel::readErrorOutput);
    connect(&m_process, &QProcess::finished, this, &WorkerChannel::finish);
    connect(&m_process, &QProcess::errorOccurred, this, &WorkerChannel::noticeError);
}

WorkerChannel::~WorkerChannel()
{
    m_process.disconnect(this);
    endBefore(QDeadlineTimer(0));
}

void WorkerChannel::start()
{
    m_process.start(m_program, m_arguments);
}

void WorkerChannel::write(const QByteArray& frame)
{
    if (!m_isAskedToEnd && m_process.state() != QProcess::NotRunning)
        m_process.write(frame);
}

void WorkerChannel::stop()
{
    askToEnd();
    if (m_process.state() != QProcess::NotRunning)
        m_killTimer.start(m_status->patience.load());
}

void WorkerChannel::askToEnd()
{
    m_isAskedToEnd = true;
    m_process.closeWriteChannel();
}

void WorkerChannel::endBefore(const QDeadlineTimer& deadline)
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.disconnect(this);
    const std::chrono::milliseconds patience = m_status->patience.load();
    const bool writes = patience > kUsualPatience;
    const auto remaining = static_cast<int>(writes ? patience.count() : deadline.remainingTime());
    if (remaining > 0 && m_process.waitForFinished(remaining))
        return;
    m_process.kill();
    m_process.waitForFinished(1000);
}

void WorkerChannel::readReplies()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    if (m_isAskedToEnd || !m_reason.isEmpty())
        return;
    m_frames.feed({bytes.data(), static_cast<std::size_t>(bytes.size())});
    while (const std::optional<std::string> payload = m_frames.next()) {
        auto reply = std::make_shared<protocol::Reply>();
        if (!reply->ParseFromString(*payload) || reply->id() == 0) {
            killBecause(tr("it sent something that is no message"));
            return;
        }
        const auto byteCount = static_cast<qint64>(payload->size()) + kReplyOverhead;
        if (m_status->waitingReplyBytes.fetch_add(byteCount) > kMaximalWaitingBytes) {
            killBecause(tr("it sent more than it was asked for"));
            return;
        }
        Q_EMIT replyArrived(std::move(reply), byteCount);
    }
    if (m_frames.hasError())
        killBecause(tr("it sent something that is no message"));
}

void WorkerChannel::readErrorOutput()
{
    m_errorOutput += m_process.readAllStandardError();
    if (m_errorOutput.size() > kKeptErrorBytes)
        m_errorOutput = m_errorOutput.last(kKeptErrorBytes);
}

void WorkerChannel::killBecause(const QString& how)
{
    m_reason = how;
    m_process.kill();
}

void WorkerChannel::finish(int exitCode, QProcess::ExitStatus status)
{
    const bool isKilledByUs = !m_reason.isEmpty() && status == QProcess::CrashExit && exitCode == kKillSignal;
    if (m_isAskedToEnd)
        end({});
    else if (isKilledByUs)
        end(m_reason);
    else if (status == QProcess::CrashExit)
        end(endedBySignal(exitCode));
    else
        end(tr("it ended by itself with the exit code %1").arg(exitCode));
}

void WorkerChannel::noticeError(QProcess::ProcessError error)
{
    // All other errors are followed by the end of the process.
    if (error == QProcess::FailedToStart)
        end(tr("its program %1 could not be started (%2)").arg(m_program, m_process.errorString()));
}

void WorkerChannel::end(const QString& how)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_killTimer.stop();
    m_status->processId = 0;
    readErrorOutput();
    QStringList lastWords;
    for (const QByteArray& line : m_errorOutput.split('\n')) {
        if (!line.trimmed().isEmpty())
            lastWords.append(displayName(line.trimmed()));
    }
    Q_EMIT ended(how, lastWords);
    deleteLater();
}

} // namespace h5scout::client
