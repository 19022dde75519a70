// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace h5scout::ui
{

class ElidedLabel;

/// What is to be known about a plot, below it: notes in whole sentences, and in a line of its own which rule chose the
/// axes. Where there is nothing to say it takes no room.
class PlotNoteBar : public QWidget
{
    Q_OBJECT
public:
    explicit PlotNoteBar(QWidget* parent = nullptr);

    /// What the picture says of itself; stands first.
    void setPictureNote(const QString& note);
    /// What the map beside it says.
    void setMapNote(const QString& note);
    /// 64-bit integers are shown that a double cannot hold.
    void setIntegersRounded(bool areRounded);
    void setNotes(const QStringList& notes, const QString& rule);

private:
    void showNotes();

    QLabel* m_text;
    ElidedLabel* m_rule;
    QString m_pictureNote;
    QString m_mapNote;
    bool m_areIntegersRounded = false;
    QStringList m_notes;
};

} // namespace h5scout::ui
