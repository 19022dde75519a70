// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TextCopier.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>

#include "ui/models/Format.h"
#include "ui/models/RowReader.h"
#include "ui/models/ShownText.h"
#include "ui/panes/TextSource.h"

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kMostCharacters = 64 << 20;

} // namespace

TextCopier::TextCopier(QObject* parent)
    : QObject(parent)
    , m_reader(new RowReader(this))
{
    connect(m_reader, &RowReader::finished, this, &TextCopier::finish);
    connect(m_reader, &RowReader::failed, this, &TextCopier::failed);
    connect(m_reader, &RowReader::progressed, this,
            [this] { Q_EMIT told(tr("Copying: %1 texts").arg(formatCount(static_cast<quint64>(m_texts.size())))); });
}

void TextCopier::copy(FileClient* file, const NodeInfo& node, const TextListView::Place& start,
                      const TextListView::Place& end)
{
    m_texts.clear();
    m_characters = 0;
    const auto take = [this, start, end](quint64 row, const std::optional<QString>& text) {
        QString part = text.value_or(QString());
        // The columns count what is shown, character by character; where that is cut, its end means that of the text.
        const qsizetype shown = shownRow(part).text.size();
        if (row == end.row && end.column < shown)
            part.truncate(end.column);
        if (row == start.row)
            part.remove(0, std::min<qsizetype>(start.column, part.size()));
        m_characters += part.size();
        m_texts.append(part);
        return m_characters <= kMostCharacters;
    };
    m_reader->read(file, node.path, readBlocks(node), start.row, end.row, RowReader::Direction::Down, take);
}

void TextCopier::stop()
{
    m_reader->stop();
    m_texts.clear();
}

void TextCopier::finish()
{
    QGuiApplication::clipboard()->setText(m_texts.join(QLatin1Char('\n')));
    Q_EMIT told(m_characters > kMostCharacters
                    ? tr("Copied only the first %1 texts: the others are too much for the clipboard.")
                          .arg(formatCount(static_cast<quint64>(m_texts.size())))
                    : tr("Copied."));
    m_texts.clear();
}

} // namespace h5scout::ui
