// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/RowReader.h"

#include <algorithm>
#include <utility>

#include "ui/models/TextRows.h"

namespace h5scout::ui
{

void RowReader::read(FileClient* file, const QByteArray& path, const RowBlocks& blocks, quint64 first, quint64 last,
                     Direction direction, Visit visit)
{
    stop();
    m_file = file;
    m_path = path;
    m_blocks = blocks;
    m_first = first;
    m_last = last;
    m_direction = direction;
    m_visit = std::move(visit);
    m_done = 0;
    m_singleBlock.reset();
    m_isReading = true;
    readNext();
}

void RowReader::stop()
{
    ++m_generation;
    if (m_file && m_isReading)
        m_request.cancel();
    m_isReading = false;
    m_file = nullptr;
    m_visit = nullptr;
}

void RowReader::readNext()
{
    if (!m_file)
        return;
    if (m_done > m_last - m_first) {
        m_isReading = false;
        Q_EMIT finished();
        return;
    }
    const quint64 row = m_direction == Direction::Down ? m_first + m_done : m_last - m_done;
    const quint64 block = m_blocks.blockOf(row);
    const bool isSingle = m_singleBlock == block;
    const quint64 first = isSingle ? row : m_blocks.firstRow(block);
    const quint64 count = isSingle ? 1 : m_blocks.rowsIn(block);
    const auto ranges = isSingle ? m_blocks.rangesOfRow(row) : m_blocks.ranges(block);
    m_request = m_file->readArray(m_path, ranges, {.priority = Priority::Background});
    m_request.then(this, [this, first, count, generation = m_generation](const Result<ArrayBlock>& result) {
        if (generation == m_generation && !result.wasCancelled())
            take(first, count, result);
    });
}

void RowReader::take(quint64 first, quint64 count, const Result<ArrayBlock>& result)
{
    if (result.hasError() && m_file && m_file->state() != FileClient::State::Open) {
        m_isReading = false;
        Q_EMIT failed(result.error());
        return;
    }
    const quint64 generation = m_generation;
    std::vector<QString> texts;
    if (result.hasValue())
        texts = textsOf(result.value().array, count);
    if (texts.empty() && count > 1) {
        m_singleBlock = m_blocks.blockOf(first);
        readNext();
        return;
    }
    const Visit visit = m_visit; // stays while it runs, though it may call stop()
    const quint64 lower = std::max(first, m_first);
    const quint64 upper = std::min(first + count - 1, m_last);
    for (quint64 i = 0; i <= upper - lower; ++i) {
        const quint64 row = m_direction == Direction::Down ? lower + i : upper - i;
        const bool goesOn = visit(row, texts.empty() ? std::nullopt : std::optional(std::move(texts[row - first])));
        if (generation != m_generation) // stopped or started anew meanwhile
            return;
        ++m_done;
        if (!goesOn) {
            m_isReading = false;
            Q_EMIT finished();
            return;
        }
    }
    Q_EMIT progressed(m_done);
    if (generation == m_generation)
        readNext();
}

} // namespace h5scout::ui
