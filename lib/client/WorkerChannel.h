// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include "h5scout/protocol/Framing.h"

class QDeadlineTimer;

namespace h5scout::protocol
{
class Reply;
}

namespace h5scout::client
{

/// For a worker that only reads.
inline constexpr std::chrono::milliseconds kUsualPatience{500};
/// For one that writes: a commit that is cut off leaves a file that must be recovered.
inline constexpr std::chrono::milliseconds kWritingPatience{20'000};

/// What the window's thread and the I/O thread both look at.
struct ChannelStatus
{
    /// From the end of its input to SIGKILL.
    std::atomic<std::chrono::milliseconds> patience = kUsualPatience;
    std::atomic<qint64> processId = 0;
    std::atomic<qint64> waitingReplyBytes = 0; ///< sent to the window's thread, not yet handled there
};

/// The end of a worker's pipes in the I/O thread: owns the process, writes frames, reads frames into replies, and
/// notices every way in which a worker can end. Emits `ended` exactly once after start(), then deletes itself.
class WorkerChannel : public QObject
{
    Q_OBJECT
public:
    WorkerChannel(QString program, QStringList arguments, std::shared_ptr<ChannelStatus> status);
    ~WorkerChannel() override;

    void start();
    void write(const QByteArray& frame);
    /// Closes the worker's input, and kills it if it is still there after a moment.
    void stop();

    /// For the end of the program, where nobody listens any more: stop() in two steps, the second waits, for a worker
    /// that writes beyond the deadline.
    void askToEnd();
    void endBefore(const QDeadlineTimer& deadline);

Q_SIGNALS:
    void replyArrived(std::shared_ptr<const h5scout::protocol::Reply> reply, qint64 byteCount);
    /// `how` is a clause for people, empty if the worker was asked to end.
    void ended(const QString& how, const QStringList& lastWords);

private:
    void readReplies();
    void readErrorOutput();
    void finish(int exitCode, QProcess::ExitStatus status);
    void noticeError(QProcess::ProcessError error);
    void killBecause(const QString& how);
    void end(const QString& how);

    const QString m_program;
    const QStringList m_arguments;
    const std::shared_ptr<ChannelStatus> m_status;
    QProcess m_process;
    QTimer m_killTimer;
    protocol::FrameReader m_frames;
    QByteArray m_errorOutput; ///< its end
    QString m_reason;         ///< why it was killed, if it was
    bool m_isAskedToEnd = false;
    bool m_hasEnded = false;
};

} // namespace h5scout::client
