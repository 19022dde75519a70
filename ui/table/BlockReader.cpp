// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/BlockReader.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{
namespace
{

constexpr std::size_t kMostRunning = 4;
constexpr std::size_t kMostQueued = 512;
constexpr std::size_t kMostTold = 16;

} // namespace

BlockReader::BlockReader(QObject* parent)
    : QObject(parent)
{}

BlockReader::~BlockReader()
{
    stop();
}

void BlockReader::begin(FileClient* file, const QByteArray& path, const TablePlane& plane)
{
    stop();
    m_file = file;
    m_path = path;
    m_told.clear();
    setPlane(plane);
}

void BlockReader::setPlane(const TablePlane& plane)
{
    stop();
    m_plane = plane;
    m_view = {};
    m_cache.clear();
    m_failed.clear();
}

void BlockReader::stop()
{
    ++m_generation;
    m_queue.clear();
    const auto running = std::exchange(m_running, {});
    for (const auto& [key, request] : running)
        if (m_file)
            request.cancel();
}

void BlockReader::setView(const CellRange& view)
{
    m_view = view;
    m_queue.clear();
    if (!m_file || view.rows == 0 || view.columns == 0)
        return;
    queueMissing(view, Priority::Visible);
    // A view's height more on both sides, and its width.
    const quint64 row = view.row - std::min(view.row, view.rows);
    const quint64 column = view.column - std::min(view.column, view.columns);
    const CellRange around{row, column, std::min(m_plane.rows() - row, view.row - row + 2 * view.rows),
                           std::min(m_plane.columns() - column, view.column - column + 2 * view.columns)};
    queueMissing(around, Priority::Nearby);
    // What nobody looks at any more makes way.
    std::vector<Request<ArrayBlock>> unwanted;
    const BlockKey first = m_plane.blockOf(around.row, around.column);
    const BlockKey last = m_plane.blockOf(around.row + around.rows - 1, around.column + around.columns - 1);
    std::erase_if(m_running, [&](const auto& entry) {
        const BlockKey& key = entry.first;
        const bool isWanted =
            key.row >= first.row && key.row <= last.row && key.column >= first.column && key.column <= last.column;
        if (!isWanted)
            unwanted.push_back(entry.second);
        return !isWanted;
    });
    for (const Request<ArrayBlock>& request : unwanted)
        request.cancel();
    askNext();
}

void BlockReader::queueMissing(const CellRange& cells, Priority priority)
{
    const BlockKey first = m_plane.blockOf(cells.row, cells.column);
    const BlockKey last = m_plane.blockOf(cells.row + cells.rows - 1, cells.column + cells.columns - 1);
    for (quint64 row = first.row; row <= last.row; ++row) {
        for (quint64 column = first.column; column <= last.column; ++column) {
            const BlockKey key{row, column};
            if (m_queue.size() >= kMostQueued)
                return;
            const bool isQueued = std::ranges::any_of(m_queue, [&](const Wanted& wanted) { return wanted.key == key; });
            if (!isQueued && !m_cache.contains(key) && !m_running.contains(key) && !m_failed.contains(key))
                m_queue.push_back({key, priority});
        }
    }
}

void BlockReader::askNext()
{
    while (m_file && m_running.size() < kMostRunning && !m_queue.empty()) {
        const Wanted wanted = m_queue.front();
        m_queue.pop_front();
        ask(wanted.key, wanted.priority);
    }
}

void BlockReader::ask(BlockKey key, Priority priority)
{
    const auto request =
        m_file->readArray(m_path, m_plane.rangesFor(m_plane.cellsOf(key)), {.owner = 0, .priority = priority});
    m_running.emplace(key, request);
    request.then(this, [this, key, id = request.id(), generation = m_generation](const Result<ArrayBlock>& result) {
        const auto running = m_running.find(key);
        if (generation != m_generation || running == m_running.end() || running->second.id() != id)
            return; // withdrawn meanwhile
        m_running.erase(running);
        take(key, result);
    });
}

void BlockReader::take(BlockKey key, const Result<ArrayBlock>& result)
{
    if (result.hasValue() && isAsFor(key, result.value().array)) {
        m_cache.insert(key, result.value().array);
    } else if (result.hasValue()) {
        UserError error;
        error.what = tr("The values of %1 cannot be shown.").arg(displayName(m_path));
        error.why = tr("The file has given another part of the array than was asked for.");
        error.whatToDo = tr("Reload the file.");
        fail(key, error);
    } else if (result.hasError()) {
        if (m_plane.isVariable() && m_file && m_file->state() == FileClient::State::Open && m_plane.shrinkBlocks()) {
            // Some elements may be too large to be read together.
            const CellRange view = m_view;
            setPlane(TablePlane(m_plane));
            setView(view);
            return;
        }
        fail(key, result.error());
    } else {
        m_failed.insert(key);
    }
    askNext();
    Q_EMIT arrived();
}

bool BlockReader::isAsFor(BlockKey key, const NdArray& array) const
{
    return array.shape() == m_plane.shapeFor(m_plane.cellsOf(key));
}

void BlockReader::fail(BlockKey key, const UserError& error)
{
    m_failed.insert(key);
    // When a worker dies, all requests fail for one reason: it is told once.
    if (m_told.size() < kMostTold && m_told.insert(error.sentence()).second)
        Q_EMIT failed(error);
}

BlockReader::Cell BlockReader::cell(quint64 row, quint64 column) const
{
    const BlockKey key = m_plane.blockOf(row, column);
    if (const NdArray* array = m_cache.find(key))
        return {State::Here, array, m_plane.elementIn(m_plane.cellsOf(key), row, column)};
    return {m_failed.contains(key) ? State::Failed : State::Awaited, nullptr, 0};
}

bool BlockReader::isViewHere() const
{
    if (m_view.rows == 0 || m_view.columns == 0)
        return true;
    const BlockKey first = m_plane.blockOf(m_view.row, m_view.column);
    const BlockKey last = m_plane.blockOf(m_view.row + m_view.rows - 1, m_view.column + m_view.columns - 1);
    for (quint64 row = first.row; row <= last.row; ++row)
        for (quint64 column = first.column; column <= last.column; ++column)
            if (!m_cache.contains({row, column}) && !m_failed.contains({row, column}))
                return false;
    return true;
}

} // namespace h5scout::ui
