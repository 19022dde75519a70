// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ActionReasons.h"

#include <QAction>
#include <QWidget>

namespace h5scout::ui
{

void ActionReasons::add(QAction* action, QWidget* place)
{
    auto* hint = new QAction(this);
    hint->setShortcuts(action->shortcuts());
    hint->setShortcutContext(action->shortcutContext());
    hint->setEnabled(false);
    place->addAction(hint);
    m_entries[action].hint = hint;
    connect(hint, &QAction::triggered, this, [this, action] { Q_EMIT told(m_entries[action].whyNot); });
}

void ActionReasons::enable(QAction* action, const QString& whyNot)
{
    Entry& entry = m_entries.at(action);
    entry.whyNot = whyNot;
    entry.hint->setEnabled(!whyNot.isEmpty());
    action->setEnabled(whyNot.isEmpty());
}

} // namespace h5scout::ui
