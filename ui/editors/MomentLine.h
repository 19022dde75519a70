// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/ValueLine.h"

namespace h5scout::ui
{

/// A date, perhaps with a time: typed in the spelling of ISO 8601, to the microsecond, or the day chosen in a calendar
/// (its button, or Alt+Down).
class MomentLine : public ValueLine
{
    Q_OBJECT
public:
    explicit MomentLine(const ValueFormat& format, QWidget* parent = nullptr);

private:
    void showCalendar();
    void setDay(const QDate& day);
};

} // namespace h5scout::ui
