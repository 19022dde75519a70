// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to ui/plot.
#pragma once

#include "ui/plot/NumberTicker.h"

namespace h5scout::ui
{

/// Ticks of a logarithmic axis: powers of ten, where there is room also 2 and 5 times these; over a short range as on a
/// linear axis.
class LogTicker : public NumberTicker
{
public:
    /// `axis` outlives the ticker (it owns it).
    explicit LogTicker(const QCPAxis* axis);

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;
};

} // namespace h5scout::ui
