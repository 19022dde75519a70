// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/ProgressLine.h"

#include <algorithm>
#include <chrono>

#include <QPainter>

namespace h5scout::ui
{

namespace
{
constexpr int kHeight = 3;
constexpr std::chrono::milliseconds kDelay{150};
} // namespace

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("progressLine"));
    setAccessibleName(tr("Progress of reading"));
    setFixedHeight(kHeight);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_isShown = true;
        update();
    });
}

void ProgressLine::setBusy(bool isBusy)
{
    if (isBusy == m_isBusy)
        return;
    m_isBusy = isBusy;
    m_isShown = false;
    m_share = 0;
    if (isBusy)
        m_delay.start();
    else
        m_delay.stop();
    update();
}

void ProgressLine::setProgress(const Progress& progress)
{
    m_share = progress.total > 0
                  ? std::clamp(static_cast<double>(progress.done) / static_cast<double>(progress.total), 0.0, 1.0)
                  : 0.0;
    update();
}

QSize ProgressLine::sizeHint() const
{
    return {100, kHeight};
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    if (!m_isShown)
        return;
    QPainter painter(this);
    QColor track = palette().color(QPalette::Highlight);
    track.setAlpha(60);
    painter.fillRect(rect(), track);
    painter.fillRect(QRectF(0, 0, width() * m_share, height()), palette().color(QPalette::Highlight));
}

} // namespace h5scout::ui
