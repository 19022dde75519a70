// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Ticks of an axis in seconds since 1970, in local time. A label carries what tells it from its neighbours (the time
/// of the day to the second, say); the date stands below the first one and wherever it changes.
class DateTicker : public QCPAxisTickerDateTime
{
public:
    /// `axis` outlives the ticker (it owns it).
    explicit DateTicker(const QCPAxis* axis);

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;

protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
    QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale& locale, QChar formatChar,
                                       int precision) override;

private:
    const QCPAxis* m_axis;
    double m_step = 1;
};

/// The axis's label with the time zone that holds at `seconds`.
QString localTimeLabel(const QString& label, double seconds);

} // namespace h5scout::ui
