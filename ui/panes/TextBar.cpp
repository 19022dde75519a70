// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TextBar.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace h5scout::ui
{

TextBar::TextBar(QWidget* pane)
    : QWidget(pane)
    , m_choice(new QComboBox)
{
    const auto newAction = [pane](const QString& text, const char* name, const QKeySequence& keys,
                                  const QString& toolTip) {
        auto* action = new QAction(text, pane);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(toolTip);
        pane->addAction(action);
        return action;
    };
    m_wrap = newAction(tr("&Wrap Lines"), "wrapTextAction", Qt::ALT | Qt::Key_Z,
                       tr("Break lines at the edge of the pane (Alt+Z)"));
    m_wrap->setCheckable(true);
    m_wrap->setChecked(true);
    connect(m_wrap, &QAction::toggled, this, &TextBar::wrapsChanged);
    QAction* find = newAction(tr("&Find..."), "findTextAction", QKeySequence::Find, tr("Find in the text (Ctrl+F)"));
    connect(find, &QAction::triggered, this, &TextBar::findRequested);

    m_choice->setObjectName(QStringLiteral("textChoice"));
    m_choice->setAccessibleName(tr("What is shown"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_choice, &QComboBox::activated, this, &TextBar::chosen);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 4);
    row->setSpacing(4);
    row->addWidget(m_choice);
    row->addStretch(1);
    for (QAction* action : {m_wrap, find}) {
        auto* button = new QToolButton;
        button->setAutoRaise(true);
        button->setDefaultAction(action);
        row->addWidget(button);
    }
}

void TextBar::setChoice(const QStringList& names)
{
    m_choice->clear();
    m_choice->addItems(names);
    m_choice->setVisible(names.size() > 1);
}

bool TextBar::wraps() const
{
    return m_wrap->isChecked();
}

} // namespace h5scout::ui
