// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

/// A thin line that tells how far reading is. It keeps its place when there is nothing to tell and appears only after a
/// moment, so that quick answers do not flicker.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);

    void setBusy(bool isBusy);
    bool isBusy() const { return m_isBusy; }
    void setProgress(const Progress& progress);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_isBusy = false;
    bool m_isShown = false;
    double m_share = 0; ///< 0 to 1; 0: not known
    QTimer m_delay;
};

} // namespace h5scout::ui
