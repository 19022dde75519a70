// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QKeySequence;
class QObject;
class QString;

namespace h5scout::ui
{

/// An action with all that menu, tool bar and status bar show of it. `name` is its object name; `iconName` may be
/// empty.
QAction* makeAction(QObject* parent, const char* name, const char* iconName, const QString& text,
                    const QKeySequence& keys, const QString& toolTip);

/// As a tool tip: "Take back the last change (Ctrl+Z)".
QString withKeys(const QString& sentence, const QKeySequence& keys);

/// Gives the action its tool tip, with why it cannot be used below it, unless that is empty.
void explain(QAction* action, const QString& whyNot);

} // namespace h5scout::ui
