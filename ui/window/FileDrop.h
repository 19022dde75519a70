// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

#include "ui/window/OpenTarget.h"

class QWidget;

namespace h5scout::ui
{

class DropOverlay;

/// Takes files dropped anywhere on a window, also over children that would take them as text (a filter box), and shows
/// the DropOverlay meanwhile. What carries no local file is left to whoever wants it.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    explicit FileDrop(QWidget* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void dropped(const QList<h5scout::ui::OpenTarget>& targets);

private:
    QWidget* m_window;
    DropOverlay* m_overlay;
};

} // namespace h5scout::ui
