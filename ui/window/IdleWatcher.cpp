// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/IdleWatcher.h"

#include <chrono>
#include <utility>

namespace h5scout::ui
{

namespace
{
constexpr std::chrono::milliseconds kInterval{25};
constexpr int kQuietLooks = 6;
} // namespace

IdleWatcher::IdleWatcher(std::function<bool()> isBusy, QObject* parent)
    : QObject(parent)
    , m_isBusy(std::move(isBusy))
{
    connect(&m_timer, &QTimer::timeout, this, &IdleWatcher::look);
    m_timer.start(kInterval);
}

void IdleWatcher::look()
{
    m_quietLooks = m_isBusy() ? 0 : m_quietLooks + 1;
    if (m_quietLooks < kQuietLooks)
        return;
    m_timer.stop();
    Q_EMIT idle();
}

} // namespace h5scout::ui
