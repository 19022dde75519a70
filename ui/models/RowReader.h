// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <QObject>
#include <QPointer>

#include "h5scout/client/FileClient.h"
#include "ui/models/RowBlocks.h"

namespace h5scout::ui
{

/// Reads many texts of an array in turn, in full, block by block, and keeps none: for searching and copying. Can be
/// stopped at any time.
class RowReader : public QObject
{
    Q_OBJECT
public:
    enum class Direction : std::uint8_t { Down, Up };
    /// A text that cannot be read (longer than the worker's limit) is empty. False: enough.
    using Visit = std::function<bool(quint64 row, const std::optional<QString>& text)>;

    using QObject::QObject;

    /// Visits the rows first ... last (first <= last), from the last to the first with Up. Ends what was read before.
    void read(FileClient* file, const QByteArray& path, const RowBlocks& blocks, quint64 first, quint64 last,
              Direction direction, Visit visit);
    void stop();
    bool isReading() const { return m_isReading; }

Q_SIGNALS:
    /// After each block.
    void progressed(quint64 rowsDone);
    /// All rows have been visited, or enough. Not after stop().
    void finished();
    /// The file cannot be read any more.
    void failed(const h5scout::UserError& error);

private:
    void readNext();
    void take(quint64 first, quint64 count, const Result<ArrayBlock>& result);

    QPointer<FileClient> m_file;
    QByteArray m_path;
    RowBlocks m_blocks;
    Visit m_visit;
    Direction m_direction = Direction::Down;
    quint64 m_first = 0;
    quint64 m_last = 0;
    quint64 m_done = 0;                   ///< rows
    std::optional<quint64> m_singleBlock; ///< is read row by row
    Request<ArrayBlock> m_request;
    quint64 m_generation = 0;
    bool m_isReading = false;
};

} // namespace h5scout::ui
