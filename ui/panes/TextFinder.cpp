// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TextFinder.h"

#include <algorithm>

#include <QPlainTextEdit>
#include <QTextBlock>

#include "ui/models/Format.h"
#include "ui/models/ShownText.h"
#include "ui/panes/FindBar.h"

namespace h5scout::ui
{

namespace
{
constexpr int kMostMarks = 2000; ///< in the text area
} // namespace

TextFinder::TextFinder(FindBar* bar, QPlainTextEdit* area, TextListView* list, QObject* parent)
    : QObject(parent)
    , m_bar(bar)
    , m_area(area)
    , m_list(list)
    , m_reader(new RowReader(this))
{
    using Direction = RowReader::Direction;
    connect(bar, &FindBar::needleChanged, this, &TextFinder::setNeedle);
    connect(bar, &FindBar::nextWanted, this, [this] { find(Direction::Down); });
    connect(bar, &FindBar::previousWanted, this, [this] { find(Direction::Up); });
    connect(bar, &FindBar::stopWanted, this, [this] {
        if (isSearching())
            m_bar->setStatus(tr("The search was stopped."));
        m_reader->stop();
    });
    connect(m_reader, &RowReader::progressed, this, [this](quint64 rows) {
        m_bar->setStatus(
            tr("Searching: %1 of %2 texts").arg(formatCount(m_searched + rows), formatCount(m_blocks.rowCount())),
            true);
    });
    connect(m_reader, &RowReader::finished, this, [this] {
        if (m_hasFound)
            return;
        if (m_stretch == 0)
            readStretch(1);
        else if (m_unread > 0)
            m_bar->setStatus(tr("Not found; %1 texts could not be read.").arg(formatCount(m_unread)));
        else
            m_bar->setStatus(tr("Not found."));
    });
    connect(m_reader, &RowReader::failed, this, [this](const UserError& error) { m_bar->setStatus(error.sentence()); });
}

void TextFinder::setArray(FileClient* file, const QByteArray& path, const RowBlocks& blocks)
{
    stop();
    m_file = file;
    m_path = path;
    m_blocks = blocks;
}

void TextFinder::searchList(bool isList)
{
    stop();
    m_isList = isList;
    refresh();
}

void TextFinder::stop()
{
    m_reader->stop();
    m_bar->setStatus({});
}

void TextFinder::refresh()
{
    markArea();
    m_list->setNeedle(m_needle);
}

void TextFinder::setNeedle(const QString& needle)
{
    stop();
    m_needle = needle;
    refresh();
}

void TextFinder::find(RowReader::Direction direction)
{
    stop();
    if (m_needle.isEmpty())
        return;
    if (m_isList)
        findInList(direction);
    else
        findInArea(direction);
}

void TextFinder::findInArea(RowReader::Direction direction)
{
    const bool isUp = direction == RowReader::Direction::Up;
    const QTextDocument::FindFlags flags = isUp ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_area->find(m_needle, flags))
        return;
    const QTextCursor before = m_area->textCursor();
    m_area->moveCursor(isUp ? QTextCursor::End : QTextCursor::Start);
    if (m_area->find(m_needle, flags)) {
        m_bar->setStatus(isUp ? tr("Gone on from the end.") : tr("Gone on from the beginning."));
        return;
    }
    m_area->setTextCursor(before);
    m_bar->setStatus(tr("Not found."));
}

void TextFinder::markArea()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextEdit::ExtraSelection mark;
    QColor color = m_area->palette().color(QPalette::Highlight);
    color.setAlphaF(0.35F);
    mark.format.setBackground(color);
    for (QTextBlock block = m_area->document()->begin();
         !m_isList && !m_needle.isEmpty() && block.isValid() && marks.size() < kMostMarks; block = block.next()) {
        const QString text = block.text();
        for (qsizetype at = text.indexOf(m_needle, 0, Qt::CaseInsensitive); at >= 0 && marks.size() < kMostMarks;
             at = text.indexOf(m_needle, at + m_needle.size(), Qt::CaseInsensitive)) {
            mark.cursor = QTextCursor(block);
            mark.cursor.setPosition(block.position() + static_cast<int>(at));
            mark.cursor.setPosition(block.position() + static_cast<int>(at + m_needle.size()), QTextCursor::KeepAnchor);
            marks.append(mark);
        }
    }
    m_area->setExtraSelections(marks);
}

void TextFinder::findInList(RowReader::Direction direction)
{
    if (!m_file || m_blocks.rowCount() == 0)
        return;
    m_direction = direction;
    const bool isDown = direction == RowReader::Direction::Down;
    if (m_list->hasSelection())
        m_from = isDown ? m_list->selectionEnd() : m_list->selectionStart();
    else
        m_from = {isDown ? m_list->topRow() : m_list->endRow() - 1, isDown ? 0 : std::numeric_limits<int>::max()};
    m_from.row = std::min(m_from.row, m_blocks.rowCount() - 1);
    m_unread = 0;
    m_hasFound = false;
    readStretch(0);
}

void TextFinder::readStretch(int stretch)
{
    m_stretch = stretch;
    const bool isDown = m_direction == RowReader::Direction::Down;
    const quint64 last = m_blocks.rowCount() - 1;
    const bool isToTheEnd = isDown == (stretch == 0);
    m_searched = stretch == 0 ? 0 : (isDown ? last - m_from.row : m_from.row);
    m_bar->setStatus(tr("Searching..."), true);
    m_reader->read(m_file, m_path, m_blocks, isToTheEnd ? m_from.row : 0, isToTheEnd ? last : m_from.row, m_direction,
                   [this](quint64 row, const std::optional<QString>& text) {
                       if (!text)
                           ++m_unread;
                       return !text || !lookAt(row, *text);
                   });
}

/// True if the row has a place that was looked for, which is shown then.
bool TextFinder::lookAt(quint64 row, const QString& text)
{
    // What is behind the cut of a long text is searched, too, but cannot be marked.
    const bool isFirst = row == m_from.row && m_stretch == 0;
    qsizetype at = -1;
    if (m_direction == RowReader::Direction::Down) {
        at = text.indexOf(m_needle, isFirst ? m_from.column : 0, Qt::CaseInsensitive);
    } else if (!isFirst || m_from.column > 0) {
        const qsizetype before = std::min<qsizetype>(text.size(), isFirst ? m_from.column : text.size());
        at = QStringView(text).left(before).lastIndexOf(m_needle, -1, Qt::CaseInsensitive);
    }
    if (at < 0)
        return false;
    m_hasFound = true;
    m_bar->setStatus(m_stretch == 0 ? tr("Found in row %1.").arg(row)
                     : m_direction == RowReader::Direction::Down
                         ? tr("Found in row %1, gone on from the beginning.").arg(row)
                         : tr("Found in row %1, gone on from the end.").arg(row));
    m_list->showMatch({row, static_cast<int>(at)}, static_cast<int>(m_needle.size()));
    return true;
}

} // namespace h5scout::ui
