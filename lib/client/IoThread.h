// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QList>
#include <QPointer>
#include <QThread>

namespace h5scout::client
{

class WorkerChannel;

/// The thread in which all worker processes are watched. Begins with the first worker and ends with the
/// QCoreApplication; what then still runs is asked to end, and killed after a moment.
class IoThread
{
public:
    /// Moves `channel` into the thread, which owns it from now on and deletes it after its worker has ended.
    static void adopt(std::unique_ptr<WorkerChannel> channel);

private:
    static IoThread& instance();
    static void stop();

    IoThread();
    ~IoThread();

    QThread m_thread;
    QObject m_context;                         ///< lives in m_thread
    QList<QPointer<WorkerChannel>> m_channels; ///< touched in m_thread only
};

} // namespace h5scout::client
