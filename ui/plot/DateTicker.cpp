// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/DateTicker.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "ui/plot/NumberTicker.h"
#include "ui/plot/PositionText.h"

namespace h5scout::ui
{

namespace
{

constexpr double kDay = 86400;

/// The part of a label that is shorter than a day.
QString timeText(double seconds, double step)
{
    const int decimals = step >= 1 ? 0 : std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 1, 6);
    const double unit = std::pow(10.0, decimals);
    const double rounded = std::round(seconds * unit) / unit;
    const double whole = std::floor(rounded);
    const QDateTime time = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(whole));
    if (step >= 60)
        return time.toString(QStringLiteral("HH:mm"));
    const QString text = time.toString(QStringLiteral("HH:mm:ss"));
    return decimals == 0 ? text : text + QString::number(rounded - whole, 'f', decimals).mid(1);
}

QString dateText(double seconds)
{
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::floor(seconds + 1e-6)))
        .toString(QStringLiteral("yyyy-MM-dd"));
}

} // namespace

QString localTimeLabel(const QString& label, double seconds)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::clamp(seconds, -1e11, 1e11)));
    const QString zone = moment.timeZoneAbbreviation();
    return label.isEmpty()
               ? QCoreApplication::translate("h5scout::ui::DateTicker", "Local time (%1)").arg(zone)
               : QCoreApplication::translate("h5scout::ui::DateTicker", "%1, local time (%2)").arg(label, zone);
}

DateTicker::DateTicker(const QCPAxis* axis)
    : m_axis(axis)
{}

void DateTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                          QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    m_step = range.size() / 7;
    mTickCount = labelRoom(*m_axis, getTickLabel(range.lower, locale, formatChar, precision));
    m_step = isDate(range.lower) && isDate(range.upper) ? getTickStep(range) : range.size() / mTickCount;
    if (isDate(range.lower) && isDate(range.upper)) {
        QCPAxisTickerDateTime::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
    } else {
        ticks = {range.lower, range.upper};
        if (subTicks)
            subTicks->clear();
        if (tickLabels)
            *tickLabels = createLabelVector(ticks, locale, formatChar, precision);
    }
    hideLabelsThatAreCut(*m_axis, ticks, tickLabels);
}

QString DateTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    if (!isDate(tick))
        return formatNumber(tick);
    return m_step < kDay ? timeText(tick, m_step) : dateText(tick);
}

QVector<QString> DateTicker::createLabelVector(const QVector<double>& ticks, const QLocale& locale, QChar formatChar,
                                               int precision)
{
    QVector<QString> labels;
    QString lastDate;
    for (const double tick : ticks) {
        QString label = getTickLabel(tick, locale, formatChar, precision);
        const bool isInView = m_axis->range().contains(tick);
        if (m_step < kDay && isDate(tick) && isInView)
            if (const QString date = dateText(tick); date != lastDate) {
                label += QLatin1Char('\n') + date;
                lastDate = date;
            }
        labels << label;
    }
    return labels;
}

} // namespace h5scout::ui
