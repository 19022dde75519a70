// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/ValueNames.h"

#include <qcustomplot.h>

namespace h5scout::ui
{

/// Names at some values of an axis, as many as fit beside each other; long ones are elided.
class NameTicker : public QCPAxisTicker
{
public:
    /// `axis` outlives the ticker (it owns it).
    NameTicker(const QCPAxis* axis, const ValueNames& names);

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;

private:
    const QCPAxis* m_axis;
    ValueNames m_names;
};

} // namespace h5scout::ui
