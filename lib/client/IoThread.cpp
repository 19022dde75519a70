// SPDX-License-Identifier: GPL-3.0-or-later
#include "IoThread.h"

#include "WorkerChannel.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <chrono>

namespace h5scout::client
{
namespace
{

/// How long the end of the program waits for workers that were asked to end.
constexpr std::chrono::milliseconds kFarewell(300);

IoThread* current = nullptr; // created, used and destroyed in the application's thread

} // namespace

IoThread& IoThread::instance()
{
    if (!current) {
        current = new IoThread;
        qAddPostRoutine(&IoThread::stop); // runs once, in the destructor of this QCoreApplication
    }
    return *current;
}

void IoThread::stop()
{
    delete std::exchange(current, nullptr);
}

IoThread::IoThread()
{
    m_thread.setObjectName(QStringLiteral("worker-io"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

IoThread::~IoThread()
{
    const auto endWorkers = [this] {
        for (const QPointer<WorkerChannel>& channel : m_channels) {
            if (channel)
                channel->askToEnd();
        }
        const QDeadlineTimer deadline(kFarewell);
        for (const QPointer<WorkerChannel>& channel : m_channels) {
            if (channel) {
                channel->endBefore(deadline);
                delete channel.data();
            }
        }
        m_thread.quit();
    };
    QMetaObject::invokeMethod(&m_context, endWorkers, Qt::QueuedConnection);
    m_thread.wait();
}

void IoThread::adopt(std::unique_ptr<WorkerChannel> channel)
{
    IoThread& self = instance();
    WorkerChannel* const adopted = channel.release();
    adopted->moveToThread(&self.m_thread);
    QMetaObject::invokeMethod(
        &self.m_context,
        [&self, adopted] {
            self.m_channels.removeAll(nullptr);
            self.m_channels.append(adopted);
        },
        Qt::QueuedConnection);
}

} // namespace h5scout::client
