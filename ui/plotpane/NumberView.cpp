// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/NumberView.h"

#include <utility>

#include <QEvent>
#include <QStringList>
#include <QVBoxLayout>

namespace h5scout::ui
{

namespace
{

// Of the application's font.
constexpr double kMagnification = 3.2;
constexpr double kMagnificationOfSeveral = 1.8;

QString withUnits(const NumberView::Entry& entry)
{
    return entry.units.isEmpty() || entry.number.isEmpty() ? entry.number : entry.number + QChar(0x202f) + entry.units;
}

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

void NumberView::setEntries(std::vector<Entry> entries)
{
    const bool isSizeOther = (entries.size() > 1) != (m_entries.size() > 1);
    m_entries = std::move(entries);
    if (isSizeOther)
        applyFonts();
    m_title->setText(m_entries.size() == 1 ? m_entries.front().title : QString());
    m_title->setVisible(!m_title->text().isEmpty());
    if (m_entries.size() == 1) {
        m_text->setText(withUnits(m_entries.front()));
        return;
    }
    QStringList lines;
    for (const Entry& entry : m_entries)
        lines.append(QStringLiteral("%1: %2").arg(entry.title, withUnits(entry)));
    m_text->setText(lines.join(QLatin1Char('\n')));
}

QString NumberView::text() const
{
    return m_text->text();
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
    large.setPointSizeF(large.pointSizeF() * (m_entries.size() > 1 ? kMagnificationOfSeveral : kMagnification));
    m_text->setFont(large);
}

} // namespace h5scout::ui
