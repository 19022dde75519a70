// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/ImageAxisTicker.h"

#include <algorithm>

#include "ui/plot/NumberTicker.h"

namespace h5scout::ui
{

namespace
{

constexpr double kMinute = 60;
constexpr double kDay = 86400;

/// Dates whose form follows the range.
class RangeDateTicker : public QCPAxisTickerDateTime
{
public:
    explicit RangeDateTicker(const QCPAxis* axis)
        : m_axis(axis)
    {}

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override
    {
        setDateTimeFormat(timeFormat(range.size()));
        const QFontMetrics metrics(m_axis->tickLabelFont());
        const bool isHorizontal = m_axis->orientation() == Qt::Horizontal;
        const QRect rect = m_axis->axisRect()->rect();
        const int widest = metrics.horizontalAdvance(QStringLiteral("2000-00-00 "));
        const int most = isHorizontal ? rect.width() / (widest * 3 / 2) : rect.height() / (metrics.height() * 4);
        setTickCount(std::clamp(most, 2, 8));
        QCPAxisTickerDateTime::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
    }

private:
    const QCPAxis* m_axis;
};

} // namespace

QString timeFormat(double secondsShown)
{
    if (secondsShown > 5 * kDay)
        return QStringLiteral("yyyy-MM-dd");
    if (secondsShown > kDay / 2)
        return QStringLiteral("yyyy-MM-dd\nHH:mm");
    if (secondsShown > 10 * kMinute)
        return QStringLiteral("HH:mm\nyyyy-MM-dd");
    if (secondsShown > 5)
        return QStringLiteral("HH:mm:ss\nyyyy-MM-dd");
    return QStringLiteral("HH:mm:ss.zzz\nyyyy-MM-dd");
}

QSharedPointer<QCPAxisTicker> imageAxisTicker(const QCPAxis* axis, const AxisScale& scale)
{
    using Numbers = NumberTicker::Numbers;
    if (scale.isTime)
        return QSharedPointer<RangeDateTicker>::create(axis);
    const bool isIndex = scale.spacing() == AxisScale::Spacing::Index;
    return QSharedPointer<NumberTicker>::create(axis, isIndex ? Numbers::Index : Numbers::Real);
}

} // namespace h5scout::ui
