// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace h5scout::ui
{

/// Tells when a widget has really been painted: for traces and for what may only happen when the user sees it.
class PaintWatcher : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// painted() is emitted once after the next paint event of `widget`; earlier expectations are dropped.
    void expect(QWidget* widget);
    void stop();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void painted();

private:
    QPointer<QWidget> m_widget;
    quint64 m_expectation = 0;
};

} // namespace h5scout::ui
