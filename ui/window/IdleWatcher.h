// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QTimer>

namespace h5scout::ui
{

/// Emits idle() once, when `isBusy` has said no at several looks in a row: answers lead to new questions.
class IdleWatcher : public QObject
{
    Q_OBJECT
public:
    explicit IdleWatcher(std::function<bool()> isBusy, QObject* parent = nullptr);

Q_SIGNALS:
    void idle();

private:
    void look();

    std::function<bool()> m_isBusy;
    QTimer m_timer;
    int m_quietLooks = 0;
};

} // namespace h5scout::ui
