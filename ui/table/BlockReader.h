// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <set>
#include <vector>

#include <QObject>
#include <QPointer>

#include "h5scout/client/FileClient.h"
#include "ui/table/BlockCache.h"
#include "ui/table/TablePlane.h"

namespace h5scout::ui
{

/// Reads the blocks of a table that are in view, then those around it, and keeps what fits into the budget of its
/// cache. A few requests run at a time; what has gone out of view before its turn is not asked for, and cancelled where
/// it has been.
class BlockReader : public QObject
{
    Q_OBJECT
public:
    explicit BlockReader(QObject* parent = nullptr);
    ~BlockReader() override;

    /// Forgets all that was read. `file` may be null: then nothing is asked for.
    void begin(FileClient* file, const QByteArray& path, const TablePlane& plane);
    /// The same array, another plane of it.
    void setPlane(const TablePlane& plane);
    const TablePlane& plane() const noexcept { return m_plane; }

    /// From now on these cells are in view.
    void setView(const CellRange& view);

    enum class State { Here, Awaited, Failed };
    /// An element of `array` (null unless Here). Constant time but for the search in the cache.
    struct Cell
    {
        State state = State::Awaited;
        const NdArray* array = nullptr;
        std::size_t element = 0;
    };
    Cell cell(quint64 row, quint64 column) const;

    /// True if nothing in view is awaited.
    bool isViewHere() const;
    bool isBusy() const { return !m_running.empty(); }
    const BlockCache& cache() const noexcept { return m_cache; }

Q_SIGNALS:
    /// Blocks have come or failed.
    void arrived();
    /// A block could not be read; once for each begin() and sentence.
    void failed(const h5scout::UserError& error);

private:
    void stop();
    void queueMissing(const CellRange& cells, Priority priority);
    void askNext();
    void ask(BlockKey key, Priority priority);
    void take(BlockKey key, const Result<ArrayBlock>& result);
    bool isAsFor(BlockKey key, const NdArray& array) const;
    void fail(BlockKey key, const UserError& error);

    struct Wanted
    {
        BlockKey key;
        Priority priority;
    };

    QPointer<FileClient> m_file;
    QByteArray m_path;
    TablePlane m_plane;
    CellRange m_view;
    BlockCache m_cache;
    std::deque<Wanted> m_queue;
    std::map<BlockKey, Request<ArrayBlock>> m_running;
    std::set<BlockKey> m_failed;
    std::set<QString> m_told; ///< sentences of errors
    quint64 m_generation = 0;
};

} // namespace h5scout::ui
