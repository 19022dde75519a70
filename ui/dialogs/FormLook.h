// SPDX-License-Identifier: GPL-3.0-or-later
// What the forms of all dialogs have in common.
#pragma once

class QFrame;
class QLabel;
class QString;
class QWidget;

namespace h5scout::ui
{

/// A line between two parts of a dialog.
QFrame* newRule();

/// A text that may come from a file, a path for instance: shown as it is, in as many lines as it needs, can be copied.
QLabel* newPlainText(const QString& text, const char* objectName);

/// One column of labels for all form layouts below each other in `dialog`.
void alignLabels(QWidget* dialog);

} // namespace h5scout::ui
