// SPDX-License-Identifier: GPL-3.0-or-later
// What the forms of all dialogs have in common.
#pragma once

class QFrame;
class QWidget;

namespace h5scout::ui
{

/// A line between two parts of a dialog.
QFrame* newRule();

/// One column of labels for all form layouts below each other in `dialog`.
void alignLabels(QWidget* dialog);

} // namespace h5scout::ui
