// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace h5scout::ui
{

/// Measures how long the event loop of its thread leaves an event waiting, and writes every gap of more than 16 ms to
/// the trace as `event_loop_gap`. A thread of its own posts an event every 2 ms and takes the time until it is handled:
/// the gap is known to 2 ms, and counts whatever keeps the loop from answering, the scheduler included. Runs only while
/// a trace does.
class EventLoopMonitor : public QObject
{
    Q_OBJECT
public:
    explicit EventLoopMonitor(QObject* parent = nullptr);
    ~EventLoopMonitor() override;

protected:
    void customEvent(QEvent* event) override;

private:
    void post();

    std::chrono::steady_clock::time_point m_posted;
    std::atomic<bool> m_isWaiting = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace h5scout::ui
