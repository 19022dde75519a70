// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/TextRows.h"

#include <algorithm>
#include <memory>

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kCacheBytes = 48 << 20;
constexpr qsizetype kRowBytes = 64; ///< of a row without its text

qsizetype costOf(const TextRows::Row& row)
{
    return kRowBytes + row.shown.text.size() * static_cast<qsizetype>(sizeof(QChar));
}

} // namespace

TextRows::TextRows(QObject* parent)
    : QObject(parent)
    , m_cache(kCacheBytes)
{}

void TextRows::open(FileClient* file, const QByteArray& path, const RowBlocks& blocks)
{
    close();
    m_file = file;
    m_path = path;
    m_blocks = blocks;
}

void TextRows::close()
{
    ++m_generation;
    if (m_file && m_askedCount > 0)
        m_request.cancel();
    m_file = nullptr;
    m_blocks = {};
    m_cache.clear();
    m_first = m_count = m_askedCount = 0;
    m_isComplete = true;
}

TextRows::Row TextRows::row(quint64 row) const
{
    const quint64 number = m_blocks.blockOf(row);
    const Block* block = m_cache.object(number);
    return block ? block->rows[row - m_blocks.firstRow(number)] : Row();
}

void TextRows::want(quint64 first, quint64 count)
{
    m_first = std::min(first, rowCount());
    m_count = std::min(count, rowCount() - m_first);
    m_isComplete = false;
    const bool isReadingForNobody =
        m_askedCount > 0 && (m_askedFirst >= m_first + m_count || m_askedFirst + m_askedCount <= m_first);
    if (isReadingForNobody) {
        ++m_generation;
        if (m_file)
            m_request.cancel();
        m_askedCount = 0;
    }
    if (m_askedCount == 0)
        readNext();
}

void TextRows::readNext()
{
    if (!m_file || m_askedCount > 0 || m_isComplete)
        return;
    for (quint64 row = m_first; row < m_first + m_count;) {
        const quint64 number = m_blocks.blockOf(row);
        const quint64 start = m_blocks.firstRow(number);
        const quint64 rows = m_blocks.rowsIn(number);
        const Block* block = m_cache.object(number);
        if (!block) {
            ask(start, rows, m_blocks.ranges(number), number);
            return;
        }
        for (; row < std::min(m_first + m_count, start + rows); ++row) {
            if (block->rows[row - start].state == Row::State::Missing) {
                ask(row, 1, m_blocks.rangesOfRow(row), number);
                return;
            }
        }
    }
    m_isComplete = true;
    Q_EMIT completed();
}

void TextRows::ask(quint64 first, quint64 count, const std::vector<Range>& ranges, quint64 block)
{
    m_askedFirst = first;
    m_askedCount = count;
    m_request = m_file->readArray(m_path, ranges);
    m_request.then(this, [this, first, count, block, generation = m_generation](const Result<ArrayBlock>& result) {
        if (generation != m_generation)
            return;
        m_askedCount = 0;
        if (result.wasCancelled()) // the file has been closed
            return;
        std::vector<QString> texts;
        if (result.hasValue())
            texts = textsOf(result.value().array, count);
        if (!texts.empty())
            take(block, first, texts);
        else
            fail(block, first, count,
                 result.hasError() ? result.error() : UserError{tr("These are no texts."), {}, {}, {}});
        Q_EMIT rowsArrived();
        readNext();
    });
}

void TextRows::take(quint64 block, quint64 first, const std::vector<QString>& texts)
{
    const quint64 start = m_blocks.firstRow(block);
    std::unique_ptr<Block> taken(m_cache.take(block));
    if (!taken) {
        taken = std::make_unique<Block>();
        taken->rows.resize(m_blocks.rowsIn(block));
    }
    std::size_t place = first - start;
    for (const QString& text : texts)
        taken->rows[place++] = {Row::State::Ready, shownRow(text)};
    qsizetype cost = 0;
    for (const Row& row : taken->rows)
        cost += costOf(row);
    m_cache.insert(block, taken.release(), std::min(cost, kCacheBytes / 4));
}

/// A block that failed is tried again row by row; a row that failed says why.
void TextRows::fail(quint64 block, quint64 first, quint64 count, const UserError& error)
{
    const quint64 rows = m_blocks.rowsIn(block);
    if (!m_cache.object(block)) {
        auto split = std::make_unique<Block>();
        split->rows.resize(rows);
        m_cache.insert(block, split.release(), static_cast<qsizetype>(rows) * kRowBytes);
    }
    const bool isHopeless = !m_file || m_file->state() != FileClient::State::Open;
    if (count > 1 && !isHopeless)
        return;
    Block* failed = m_cache.object(block);
    for (quint64 row = first; failed && row < first + count; ++row)
        failed->rows[row - m_blocks.firstRow(block)] = {Row::State::Failed, shownRow(error.sentence())};
}

std::vector<QString> textsOf(const NdArray& array, quint64 count)
{
    const ElementKind kind = array.type().kind;
    if (array.size() != count || (kind != ElementKind::Text && kind != ElementKind::FixedString))
        return {};
    std::vector<QString> texts;
    texts.reserve(array.size());
    for (std::size_t i = 0; i < array.size(); ++i)
        texts.push_back(decodedText(QByteArray::fromStdString(array.toText(i))));
    return texts;
}

} // namespace h5scout::ui
