// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/PlotNumbers.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Ticks of a logarithmic axis, as many as fit beside each other.
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
