// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QString>
#include <QStringList>

#include "h5scout/client/WorkerTransport.h"

namespace h5scout
{

/// A worker in a process of this machine. The process, its pipes and the parsing of its messages belong to an I/O
/// thread that all WorkerProcesses share; nothing here blocks. A worker that sends anything but messages is killed and
/// reported by `ended` like one that crashed.
class WorkerProcess : public WorkerTransport
{
    Q_OBJECT
public:
    explicit WorkerProcess(QString program, QStringList arguments = {}, QObject* parent = nullptr);
    ~WorkerProcess() override;

    void start() override;
    void send(const protocol::Request& request) override;
    /// Closes the worker's input, by which it ends; kills it if it has not done so after half a second.
    void stop() override;
    void setPatience(std::chrono::milliseconds patience) override;
    qint64 processId() const override;
    QStringList lastWords() const override { return m_lastWords; }

private:
    class Link;

    QString m_program;
    QStringList m_arguments;
    QStringList m_lastWords;
    std::unique_ptr<Link> m_link;
};

/// The worker program that belongs to this program: the environment variable H5SCOUT_WORKER; else `h5scout-worker`
/// beside the running program, in ../libexec/h5scout, or in PATH. If there is none: where it should be.
QString defaultWorkerProgram();

/// Makes WorkerProcesses of defaultWorkerProgram().
TransportFactory localWorkerFactory();

} // namespace h5scout
