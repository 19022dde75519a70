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
    place->addAction(hint);
    m_whyNot.emplace(action, QString());
    const auto follow = [action, hint] { hint->setEnabled(!action->isEnabled() || !action->isVisible()); };
    follow();
    connect(action, &QAction::changed, hint, follow);
    connect(hint, &QAction::triggered, this, [this, action] { Q_EMIT told(m_whyNot[action]); });
}

void ActionReasons::enable(QAction* action, const QString& whyNot)
{
    setReason(action, whyNot);
    action->setEnabled(whyNot.isEmpty());
}

void ActionReasons::setReason(const QAction* action, const QString& whyNot)
{
    m_whyNot.at(action) = whyNot;
}

} // namespace h5scout::ui
