// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EventLoopMonitor.h"

#include "h5scout/client/Trace.h"

#include <QCoreApplication>
#include <QEvent>

namespace h5scout::ui
{

namespace
{
using namespace std::chrono_literals;
constexpr auto kInterval = 2ms;
constexpr auto kReportedGap = 16ms;
} // namespace

EventLoopMonitor::EventLoopMonitor(QObject* parent)
    : QObject(parent)
    , m_thread([this] { post(); })
{}

EventLoopMonitor::~EventLoopMonitor()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void EventLoopMonitor::post()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        if (!m_isWaiting) {
            m_posted = std::chrono::steady_clock::now();
            m_isWaiting = true;
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        }
        m_wake.wait_for(lock, kInterval);
    }
}

void EventLoopMonitor::customEvent(QEvent*)
{
    // m_posted is not written before m_isWaiting is false again.
    const auto gap = std::chrono::steady_clock::now() - m_posted;
    m_isWaiting = false;
    if (gap > kReportedGap)
        trace::complete("event_loop_gap", std::chrono::duration_cast<std::chrono::microseconds>(gap));
}

} // namespace h5scout::ui
