// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/ValueLine.h"

namespace h5scout::ui
{

/// An integer of any size, or of the range of its stored type. The arrow keys step by 1, with the page keys by 10, and
/// stop at the ends of the range.
class IntegerLine : public ValueLine
{
    Q_OBJECT
public:
    using ValueLine::ValueLine;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void step(int by);
};

} // namespace h5scout::ui
