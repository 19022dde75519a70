// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/NumberView.h"

#include <QEvent>
#include <QVBoxLayout>

namespace h5scout::ui
{

namespace
{
constexpr double kMagnification = 3.2; // of the application's font
} // namespace

NumberView::NumberView(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("numberView"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addStretch(3);
    for (QLabel* label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setForegroundRole(QPalette::Text);
        label->setWordWrap(true);
    }
    m_text->setObjectName(QStringLiteral("numberText"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    applyFonts();
}

void NumberView::setTitle(const QString& title)
{
    m_title->setText(title);
}

void NumberView::setNumber(const QString& number)
{
    m_number = number;
    showText();
}

void NumberView::setUnits(const QString& units)
{
    m_units = units;
    showText();
}

QString NumberView::text() const
{
    return m_text->text();
}

void NumberView::showText()
{
    m_text->setText(m_units.isEmpty() || m_number.isEmpty() ? m_number : m_number + QChar(0x202f) + m_units);
}

void NumberView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFonts();
}

void NumberView::applyFonts()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * kMagnification);
    m_text->setFont(large);
}

} // namespace h5scout::ui
