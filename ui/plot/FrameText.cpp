// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/FrameText.h"

#include <algorithm>

#include "ui/plot/NumberTicker.h"

namespace h5scout::ui
{

namespace
{
constexpr int kGap = 2; // pixels
}

FrameText::FrameText(QCustomPlot* plot)
    : QCPLayerable(plot, QStringLiteral("axes"))
{}

void FrameText::addAxis(QCPAxis* axis)
{
    std::erase_if(m_axes, [](const QPointer<QCPAxis>& known) { return known.isNull(); });
    if (axis->orientation() == Qt::Vertical && std::find(m_axes.begin(), m_axes.end(), axis) == m_axes.end())
        m_axes.emplace_back(axis);
}

void FrameText::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void FrameText::draw(QCPPainter* painter)
{
    for (const QPointer<QCPAxis>& axis : m_axes) {
        if (!axis || !axis->visible() || !axis->tickLabels())
            continue;
        const auto ticker = axis->ticker().dynamicCast<NumberTicker>();
        const QString text = ticker ? ticker->commonText() : QString();
        if (text.isEmpty())
            continue;
        const QFontMetrics metrics(axis->tickLabelFont());
        const QRect rect = axis->axisRect()->rect();
        const int width = metrics.horizontalAdvance(text);
        const int rightmost = parentPlot()->viewport().right() - width - kGap;
        painter->setFont(axis->tickLabelFont());
        painter->setPen(axis->tickLabelColor());
        painter->drawText(QPoint(std::min(rect.left(), rightmost), rect.top() - metrics.descent() - kGap), text);
    }
}

} // namespace h5scout::ui
