// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QCache>
#include <QObject>
#include <QPointer>

#include "h5scout/client/FileClient.h"
#include "ui/models/RowBlocks.h"
#include "ui/models/ShownText.h"

namespace h5scout::ui
{

/// The texts of an array around what is looked at: blocks are read when they come into view, one at a time, and the
/// least used are forgotten, so that memory does not depend on the array. A block that cannot be read at once (it is
/// larger than the worker's limit) is read text by text.
class TextRows : public QObject
{
    Q_OBJECT
public:
    struct Row
    {
        enum class State : std::uint8_t { Missing, Ready, Failed };
        State state = State::Missing;
        ShownText shown; ///< Failed: the reason
    };

    explicit TextRows(QObject* parent = nullptr);

    /// Forgets everything before. `file` may die.
    void open(FileClient* file, const QByteArray& path, const RowBlocks& blocks);
    void close();

    const RowBlocks& blocks() const { return m_blocks; }
    quint64 rowCount() const { return m_blocks.rowCount(); }
    /// As far as it is known now; constant time.
    Row row(quint64 row) const;
    /// These rows are in view. What is missing of them is read; what was being read for others is not waited for.
    void want(quint64 first, quint64 count);
    /// All that was wanted last is there.
    bool isComplete() const { return m_isComplete; }

Q_SIGNALS:
    /// Some rows, perhaps in view, are no longer missing.
    void rowsArrived();
    /// Everything wanted is there, or has failed.
    void completed();

private:
    struct Block
    {
        std::vector<Row> rows;
    };

    void readNext();
    void ask(quint64 first, quint64 count, const std::vector<Range>& ranges, quint64 block);
    void take(quint64 block, quint64 first, const std::vector<QString>& texts);
    void fail(quint64 block, quint64 first, quint64 count, const UserError& error);

    QPointer<FileClient> m_file;
    QByteArray m_path;
    RowBlocks m_blocks;
    QCache<quint64, Block> m_cache; ///< the cost is in bytes
    quint64 m_first = 0;            ///< wanted
    quint64 m_count = 0;
    Request<ArrayBlock> m_request;
    quint64 m_askedFirst = 0; ///< what m_request reads
    quint64 m_askedCount = 0; ///< 0: nothing is being read
    quint64 m_generation = 0;
    bool m_isComplete = true;
};

/// The texts of a block that was read; empty if it does not hold `count` texts.
std::vector<QString> textsOf(const NdArray& array, quint64 count);

} // namespace h5scout::ui
