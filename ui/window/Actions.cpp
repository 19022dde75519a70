// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Actions.h"

#include <QAction>

#include "ui/Icons.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

QAction* makeAction(QObject* parent, const char* name, const char* iconName, const QString& text,
                    const QKeySequence& keys, const QString& toolTip)
{
    auto* action = new QAction(icon(QLatin1String(iconName)), text, parent);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    action->setToolTip(withKeys(toolTip, keys));
    action->setStatusTip(toolTip);
    return action;
}

QString withKeys(const QString& sentence, const QKeySequence& keys)
{
    const QString shown = keys.toString(QKeySequence::NativeText);
    return shown.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, shown);
}

void explain(QAction* action, const QString& whyNot)
{
    const QString tip = withKeys(action->statusTip(), action->shortcut());
    action->setToolTip(plainToolTip(whyNot.isEmpty() ? tip : tip + QLatin1Char('\n') + whyNot));
}

} // namespace h5scout::ui
