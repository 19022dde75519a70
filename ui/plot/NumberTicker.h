// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/PlotNumbers.h"
#include "ui/plot/TickFrame.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// How many labels as long as `label` fit along the axis, at least two.
int labelRoom(const QCPAxis& axis, const QString& label);
/// A label at the end of a horizontal axis may reach out of the plot: better none than half of one.
void hideLabelsThatAreCut(const QCPAxis& axis, const QVector<double>& ticks, QVector<QString>* labels);

/// Ticks whose labels carry the digits that tell neighbours apart, and as many as fit beside each other. What long ones
/// have in common is left out: it stands below the last label of a horizontal axis, and beside a vertical one
/// PlotCanvas writes it.
class NumberTicker : public QCPAxisTicker
{
public:
    enum class Numbers : std::uint8_t { Real, Index };

    /// `axis` outlives the ticker (it owns it).
    NumberTicker(const QCPAxis* axis, Numbers numbers);

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;
    /// What the labels have in common, empty if nothing.
    QString commonText() const { return frameText(m_frame); }

protected:
    const QCPAxis& axis() const { return *m_axis; }
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

    /// Labels that tell all by themselves.
    void setPlain() { m_frame = {}; }

private:
    void chooseStep(const QCPRange& range, int count);

    const QCPAxis* m_axis;
    Numbers m_numbers;
    TickScale m_scale;
    TickFrame m_frame;
    Span m_range;
};

} // namespace h5scout::ui
