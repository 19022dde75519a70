// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TableNote.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace h5scout::ui
{

TableNote::TableNote(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_stop(new QToolButton)
{
    m_text->setObjectName(QStringLiteral("tableNote"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_stop->setObjectName(QStringLiteral("stopCopyingButton"));
    m_stop->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 4, 3);
    row->addWidget(m_text, 1);
    row->addWidget(m_stop);
}

void TableNote::setText(const QString& text)
{
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

void TableNote::setStopAction(QAction* stop)
{
    m_stop->setDefaultAction(stop);
}

void TableNote::setRunning(bool isRunning)
{
    m_stop->setVisible(isRunning);
}

} // namespace h5scout::ui
