// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/NoteLine.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/Icons.h"

namespace h5scout::ui
{

NoteLine::NoteLine(QWidget* parent)
    : QWidget(parent)
    , m_sign(new QLabel)
    , m_text(new QLabel)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMinimumHeight(fontMetrics().lineSpacing());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    put({}, false);
}

void NoteLine::setNote(const QString& note)
{
    put(note, false);
}

void NoteLine::setProblem(const QString& problem)
{
    put(problem, !problem.isEmpty());
}

QString NoteLine::text() const
{
    return m_text->text();
}

void NoteLine::put(const QString& text, bool isProblem)
{
    m_isProblem = isProblem;
    m_text->setText(text);
    m_text->setForegroundRole(isProblem ? QPalette::WindowText : QPalette::PlaceholderText);
    m_sign->setVisible(isProblem);
    showSign();
    updateGeometry(); // now, not with the next event: who makes room for more lines asks at once
}

void NoteLine::showSign()
{
    const int side = fontMetrics().height();
    m_sign->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(side, side), devicePixelRatioF()));
}

void NoteLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showSign();
}

} // namespace h5scout::ui
