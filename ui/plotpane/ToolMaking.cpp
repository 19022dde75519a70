// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/ToolMaking.h"

#include <QAction>
#include <QToolBar>
#include <QToolButton>

#include "ui/Icons.h"

namespace h5scout::ui
{

QAction* addToggle(QToolBar& bar, const char* name, const char* iconName, const QString& text, const QString& toolTip)
{
    QAction* action = bar.addAction(icon(QLatin1String(iconName)), text);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(toolTip);
    action->setCheckable(true);
    return action;
}

QAction* addMenuButton(QToolBar& bar, const char* iconName, const QString& text, const QString& toolTip, QMenu* menu)
{
    auto* button = new QToolButton;
    button->setIcon(icon(QLatin1String(iconName)));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    return bar.addWidget(button);
}

} // namespace h5scout::ui
