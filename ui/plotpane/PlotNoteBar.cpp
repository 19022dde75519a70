// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotNoteBar.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/models/Format.h"
#include "ui/panes/ElidedLabel.h"

namespace h5scout::ui
{

PlotNoteBar::PlotNoteBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_rule(new ElidedLabel(Qt::ElideMiddle))
{
    m_text->setObjectName(QStringLiteral("plotNotes"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // gives way instead of widening the window
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    m_rule->setObjectName(QStringLiteral("plotRule"));
    m_rule->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QFrame* label : {static_cast<QFrame*>(m_text), static_cast<QFrame*>(m_rule)}) {
        label->setContentsMargins(8, 2, 8, 2);
        label->hide();
        layout->addWidget(label);
    }
}

void PlotNoteBar::setPictureNote(const QString& note)
{
    m_pictureNote = note;
    showNotes();
}

void PlotNoteBar::setMapNote(const QString& note)
{
    m_mapNote = note;
    showNotes();
}

void PlotNoteBar::setIntegersRounded(bool areRounded)
{
    m_areIntegersRounded = areRounded;
    showNotes();
}

void PlotNoteBar::setNotes(const QStringList& notes, const QString& rule)
{
    m_notes = notes;
    m_rule->setText(rule);
    m_rule->setToolTip(plainToolTip(rule));
    m_rule->setVisible(!rule.isEmpty());
    showNotes();
}

void PlotNoteBar::showNotes()
{
    QStringList notes{m_pictureNote};
    if (!m_mapNote.isEmpty())
        notes.append(tr("Map: %1").arg(m_mapNote));
    if (m_areIntegersRounded)
        notes.append(tr("Integers beyond 2^53 are rounded to doubles for the plot."));
    notes += m_notes;
    notes.removeAll(QString());
    m_text->setText(notes.join(QLatin1Char(' ')));
    m_text->setToolTip(plainToolTip(notes.join(QLatin1Char('\n'))));
    m_text->setVisible(!notes.isEmpty());
}

} // namespace h5scout::ui
