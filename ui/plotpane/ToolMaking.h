// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QMenu;
class QToolBar;

namespace h5scout::ui
{

/// A tool that is on or off; `name` is its object name.
QAction* addToggle(QToolBar& bar, const char* name, const char* iconName, const QString& text, const QString& toolTip);
/// A tool that opens a menu.
QAction* addMenuButton(QToolBar& bar, const char* iconName, const QString& text, const QString& toolTip, QMenu* menu);

} // namespace h5scout::ui
