// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/NumberTicker.h"

#include <algorithm>
#include <cmath>

namespace h5scout::ui
{

namespace
{
constexpr int kIndexDigits = 15; // an index is written out
constexpr int kRealDigits = 7;
} // namespace

int labelRoom(const QCPAxis& axis, const QString& label)
{
    const QFontMetrics metrics(axis.tickLabelFont());
    const QRect rect = axis.axisRect()->rect();
    const bool isHorizontal = axis.orientation() == Qt::Horizontal;
    const int room =
        isHorizontal ? std::max(metrics.horizontalAdvance(label) * 2, metrics.height() * 5) : metrics.height() * 3;
    return std::clamp((isHorizontal ? rect.width() : rect.height()) / room, 2, 12);
}

void hideLabelsThatAreCut(const QCPAxis& axis, const QVector<double>& ticks, QVector<QString>* labels)
{
    if (axis.orientation() != Qt::Horizontal || !labels)
        return;
    const QFontMetrics metrics(axis.tickLabelFont());
    const int width = axis.parentPlot()->viewport().width();
    for (qsizetype i = 0; i < std::min(ticks.size(), labels->size()); ++i) {
        QString& label = (*labels)[i];
        const double half = metrics.size(0, label).width() / 2.0;
        const double middle = axis.coordToPixel(ticks[i]);
        if (middle - half < 0 || middle + half > width)
            label.clear();
    }
}

namespace
{

/// Below the last label in view where there is room for it.
void appendToLast(const QCPAxis& axis, const QVector<double>& ticks, QVector<QString>& labels, const QString& text)
{
    const double half = QFontMetrics(axis.tickLabelFont()).horizontalAdvance(text) / 2.0;
    const int width = axis.parentPlot()->viewport().width();
    for (qsizetype i = std::min(ticks.size(), labels.size()) - 1; i >= 0; --i) {
        const double middle = axis.coordToPixel(ticks[i]);
        const bool isInView = axis.range().contains(ticks[i]) && !labels[i].isEmpty();
        if (isInView && middle - half > 0 && middle + half < width) {
            labels[i] += QLatin1Char('\n') + text;
            return;
        }
    }
}

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
    m_scale.largest = std::max(std::abs(range.lower), std::abs(range.upper));
    // The label's length depends on the step, the step on the number of labels: seven ticks is a good first guess.
    m_range = {range.lower, range.upper};
    chooseStep(range, 7);
    const QString first = getTickLabel(range.lower, locale, formatChar, precision);
    const QString last = getTickLabel(range.upper, locale, formatChar, precision);
    chooseStep(range, std::min(labelRoom(*m_axis, first), labelRoom(*m_axis, last)));
    QCPAxisTicker::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
    if (tickLabels && m_axis->orientation() == Qt::Horizontal && !m_frame.isPlain())
        appendToLast(*m_axis, ticks, *tickLabels, commonText());
    hideLabelsThatAreCut(*m_axis, ticks, tickLabels);
}

void NumberTicker::chooseStep(const QCPRange& range, int count)
{
    mTickCount = count;
    m_scale.step = getTickStep(range);
    m_frame = tickFrame(m_range, m_scale.step, m_scale.integerDigits);
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
    return framedLabel(tick, m_frame, m_range, m_scale);
}

} // namespace h5scout::ui
