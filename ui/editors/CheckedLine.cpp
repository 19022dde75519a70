// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/CheckedLine.h"

#include <utility>

#include <QPainter>
#include <QPalette>

namespace h5scout::ui
{

CheckedLine::CheckedLine(QWidget* parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &CheckedLine::check);
}

void CheckedLine::setCheck(Check check)
{
    m_check = std::move(check);
    this->check();
}

void CheckedLine::retype(const QString& text)
{
    selectAll();
    insert(text);
}

void CheckedLine::check()
{
    m_problem = m_check ? m_check(text()) : QString();
    setAccessibleDescription(m_problem);
    update();
    Q_EMIT checked(m_problem);
}

QColor CheckedLine::problemColour(const QPalette& palette)
{
    const bool isDark = palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
    return isDark ? QColor(0xff, 0x6b, 0x5e) : QColor(0xc8, 0x2a, 0x1e);
}

void CheckedLine::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const bool isUntouched = text().isEmpty() && !isModified();
    if (m_problem.isEmpty() || isUntouched)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(problemColour(palette()), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 2, 2);
}

} // namespace h5scout::ui
