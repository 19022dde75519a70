// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/models/RowReader.h"
#include "ui/panes/TextListView.h"

class QPlainTextEdit;

namespace h5scout::ui
{

class FindBar;

/// Carries out what the find bar asks for: in a text area at once, in a list of texts by reading the array from the
/// place in view on, round its end, until something is found or somebody stops it.
class TextFinder : public QObject
{
    Q_OBJECT
public:
    TextFinder(FindBar* bar, QPlainTextEdit* area, TextListView* list, QObject* parent = nullptr);

    /// The array behind the list.
    void setArray(FileClient* file, const QByteArray& path, const RowBlocks& blocks);
    /// Which of the two is searched: the list or the area. Ends a search.
    void searchList(bool isList);
    /// Marks anew: the text in the area has changed.
    void refresh();
    void stop();
    bool isSearching() const { return m_reader->isReading(); }

private:
    void setNeedle(const QString& needle);
    void find(RowReader::Direction direction);
    void findInArea(RowReader::Direction direction);
    void findInList(RowReader::Direction direction);
    /// The rows after (before) the place, then those from the other end up to it.
    void readStretch(int stretch);
    bool lookAt(quint64 row, const QString& text);
    void markArea();

    FindBar* m_bar;
    QPlainTextEdit* m_area;
    TextListView* m_list;
    RowReader* m_reader;
    QPointer<FileClient> m_file;
    QByteArray m_path;
    RowBlocks m_blocks;
    QString m_needle;
    bool m_isList = false;

    // The search in the list that is under way.
    RowReader::Direction m_direction = RowReader::Direction::Down;
    TextListView::Place m_from;
    int m_stretch = 0;      ///< 0, 1: see readStretch
    quint64 m_searched = 0; ///< rows of the stretch before
    quint64 m_unread = 0;   ///< rows that could not be read
    bool m_hasFound = false;
};

} // namespace h5scout::ui
