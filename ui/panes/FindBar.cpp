// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/FindBar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "ui/Icons.h"

namespace h5scout::ui
{

FindBar::FindBar(QWidget* parent)
    : QWidget(parent)
    , m_box(new QLineEdit)
    , m_previous(new QToolButton)
    , m_next(new QToolButton)
    , m_stop(new QToolButton)
    , m_status(new QLabel)
{
    setObjectName(QStringLiteral("findBar"));
    m_box->setObjectName(QStringLiteral("findBox"));
    m_box->setAccessibleName(tr("Find in the text"));
    m_box->setPlaceholderText(tr("Find in the text"));
    m_box->setClearButtonEnabled(true);
    m_box->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    m_status->setObjectName(QStringLiteral("findStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    m_previous->setText(tr("Previous"));
    m_previous->setToolTip(tr("Find the place before (Shift+Enter)"));
    m_next->setText(tr("Next"));
    m_next->setToolTip(tr("Find the next place (Enter)"));
    m_stop->setObjectName(QStringLiteral("findStop"));
    m_stop->setIcon(icon(QStringLiteral("cancel")));
    m_stop->setToolTip(tr("Stop the search (Escape)"));
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Close (Escape)"));
    close->setAccessibleName(tr("Close the find bar"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    row->addWidget(m_box, 2);
    for (QToolButton* button : {m_previous, m_next, m_stop}) {
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    row->addWidget(m_status, 3);
    close->setAutoRaise(true);
    row->addWidget(close);
    m_stop->hide();
    hide();

    connect(m_box, &QLineEdit::textChanged, this, &FindBar::needleChanged);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextWanted);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousWanted);
    connect(m_stop, &QToolButton::clicked, this, &FindBar::stopWanted);
    connect(close, &QToolButton::clicked, this, &FindBar::close);
    setFocusProxy(m_box);
}

void FindBar::open()
{
    const bool wasHidden = isHidden();
    show();
    m_box->setFocus(Qt::ShortcutFocusReason);
    m_box->selectAll();
    if (wasHidden && !needle().isEmpty())
        Q_EMIT needleChanged(needle());
}

void FindBar::close()
{
    if (isHidden())
        return;
    hide();
    setStatus({});
    Q_EMIT stopWanted();
    Q_EMIT needleChanged({});
    Q_EMIT closed();
}

QString FindBar::needle() const
{
    return m_box->text();
}

void FindBar::setStatus(const QString& text, bool isSearching)
{
    m_status->setText(text);
    m_stop->setVisible(isSearching);
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ShiftModifier)
            Q_EMIT previousWanted();
        else
            Q_EMIT nextWanted();
        break;
    case Qt::Key_Escape:
        if (m_stop->isVisible())
            Q_EMIT stopWanted();
        else
            close();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

} // namespace h5scout::ui
