// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/AxisTicker.h"

#include "ui/plot/DateTicker.h"
#include "ui/plot/LogTicker.h"
#include "ui/plot/NumberTicker.h"

namespace h5scout::ui
{

void setTicker(QCPAxis* axis, AxisKind kind)
{
    switch (kind) {
    case AxisKind::Logarithmic:
        axis->setTicker(QSharedPointer<LogTicker>::create(axis));
        break;
    case AxisKind::Date:
        axis->setTicker(QSharedPointer<DateTicker>::create(axis));
        break;
    case AxisKind::Index:
        axis->setTicker(QSharedPointer<NumberTicker>::create(axis, NumberTicker::Numbers::Index));
        break;
    case AxisKind::Number:
        axis->setTicker(QSharedPointer<NumberTicker>::create(axis, NumberTicker::Numbers::Real));
        break;
    }
}

void setTicker(QCPAxis* axis, const AxisScale& scale)
{
    const bool isIndex = scale.spacing() == AxisScale::Spacing::Index;
    setTicker(axis, scale.isTime ? AxisKind::Date : isIndex ? AxisKind::Index : AxisKind::Number);
}

} // namespace h5scout::ui
