// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>
#include <QPointer>
#include <QString>

#include "h5scout/client/FileClient.h"
#include "ui/table/TableSource.h"

namespace h5scout::ui
{

/// Makes tab-separated text of a part of a table, which is read from the file piece by piece. Texts with tabs, quotes
/// or line breaks are quoted as spreadsheets do.
class TableCopy : public QObject
{
    Q_OBJECT
public:
    static constexpr quint64 kMostCells = 1'000'000;

    enum class Headers { None, Both };

    explicit TableCopy(QObject* parent = nullptr);
    ~TableCopy() override;

    /// `cells` counts the axis columns of `source` too and has at most kMostCells. The plane of `source` must stay as
    /// it is until finished() or failed(), one of which comes unless cancel() does; its format and axes are those of
    /// now.
    void start(FileClient* file, const QByteArray& path, const TablePlane& plane, const TableSource& source,
               const CellRange& cells, Headers headers);
    void cancel();
    bool isRunning() const noexcept { return m_isRunning; }

Q_SIGNALS:
    void progressed(const h5scout::Progress& progress);
    void finished(const QString& text);
    void failed(const h5scout::UserError& error);

private:
    void step();
    CellRange nextPiece() const;
    void take(const CellRange& piece, const Result<ArrayBlock>& result);
    void append(const CellRange& piece, const NdArray* block);
    void appendHeaders();
    void end(const UserError& error);

    QPointer<FileClient> m_file;
    QByteArray m_path;
    TablePlane m_plane;
    std::optional<TableSource> m_source;
    CellRange m_cells;      ///< of the table
    CellRange m_arrayCells; ///< without the axis columns
    Headers m_headers = Headers::None;
    quint64 m_row = 0; ///< the next cell, in the array's columns
    quint64 m_column = 0;
    QString m_text;
    Request<ArrayBlock> m_request;
    bool m_isRunning = false;
    quint64 m_generation = 0;
};

} // namespace h5scout::ui
