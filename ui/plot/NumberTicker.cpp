// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/NumberTicker.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{
constexpr int kIndexDigits = 15; // an index is written out
constexpr int kRealDigits = 6;
} // namespace

NumberTicker::NumberTicker(const QCPAxis* axis, Numbers numbers)
    : m_axis(axis)
    , m_numbers(numbers)
{
    m_scale.integerDigits = numbers == Numbers::Index ? kIndexDigits : kRealDigits;
}

void NumberTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                            QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    const QFontMetrics metrics(m_axis->tickLabelFont());
    const bool isHorizontal = m_axis->orientation() == Qt::Horizontal;
    const QRect rect = m_axis->axisRect()->rect();
    const int length = std::max(isHorizontal ? rect.width() : rect.height(), 1);
    m_scale.largest = std::max(std::abs(range.lower), std::abs(range.upper));
    int room = metrics.height() * 3;
    if (isHorizontal) {
        // The label's length depends on the step, the step on the number of labels: seven ticks is a good first guess.
        mTickCount = 7;
        m_scale.step = getTickStep(range);
        const int widest =
            std::max(metrics.horizontalAdvance(getTickLabel(range.lower, locale, formatChar, precision)),
                     metrics.horizontalAdvance(getTickLabel(range.upper, locale, formatChar, precision)));
        room = std::max(widest * 2, metrics.height() * 5);
    }
    mTickCount = std::clamp(length / room, 2, 12);
    m_scale.step = getTickStep(range);
    QCPAxisTicker::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
    if (!isHorizontal || !tickLabels)
        return;
    // A label at the end of the axis may reach out of the plot: better none than half of one.
    const int width = m_axis->parentPlot()->viewport().width();
    for (qsizetype i = 0; i < std::min(ticks.size(), tickLabels->size()); ++i) {
        QString& label = (*tickLabels)[i];
        const double half = metrics.horizontalAdvance(label) / 2.0;
        const double middle = m_axis->coordToPixel(ticks[i]);
        if (middle - half < 0 || middle + half > width)
            label.clear();
    }
}

double NumberTicker::getTickStep(const QCPRange& range)
{
    const double step = QCPAxisTicker::getTickStep(range);
    return m_numbers == Numbers::Index ? std::max(1.0, std::floor(step)) : step;
}

int NumberTicker::getSubTickCount(double tickStep)
{
    if (m_numbers == Numbers::Index && tickStep < 10)
        return 0;
    return QCPAxisTicker::getSubTickCount(tickStep);
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    return tickLabel(tick, m_scale);
}

} // namespace h5scout::ui
