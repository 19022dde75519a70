// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/PlotNumbers.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Where the labels of a logarithmic axis from `range.lower` (above zero) to `range.upper` stand: powers of ten, every
/// second or third of them if there are many; with 2 and 5 between them if there are few; at even distances where the
/// axis spans less than a factor of about five. At most `most` and, where there is room, two.
std::vector<double> logTicks(const Span& range, int most);

/// Ticks of a logarithmic axis.
class LevelTicker : public QCPAxisTicker
{
public:
    /// `axis` outlives the ticker (it owns it).
    explicit LevelTicker(const QCPAxis* axis);

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int subTickCount, const QVector<double>& ticks) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    const QCPAxis* m_axis;
    TickScale m_scale;
};

} // namespace h5scout::ui
