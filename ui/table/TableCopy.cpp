// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/TableCopy.h"

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr quint64 kMostPieceCells = 4096; // formatted in a few milliseconds
constexpr qsizetype kMostCharacters = 128 * 1024 * 1024;

QString quoted(const QString& text)
{
    const bool isPlain = std::none_of(text.cbegin(), text.cend(), [](QChar c) {
        return c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QLatin1Char('"');
    });
    if (isPlain)
        return text;
    QString escaped = text;
    return QLatin1Char('"') + escaped.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

/// "3 (12.5 fs)"
QString headerText(const GridHeader& header)
{
    return header.position.isEmpty() ? header.index : QStringLiteral("%1 (%2)").arg(header.index, header.position);
}

} // namespace

TableCopy::TableCopy(QObject* parent)
    : QObject(parent)
{}

TableCopy::~TableCopy()
{
    cancel();
}

void TableCopy::start(FileClient* file, const QByteArray& path, const TablePlane& plane, const TableSource& source,
                      const CellRange& cells, Headers headers)
{
    cancel();
    m_file = file;
    m_path = path;
    m_plane = plane;
    m_source.emplace(source);
    m_headers = headers;
    m_cells = cells;
    m_arrayCells = source.arrayCells(cells);
    m_row = cells.row;
    m_column = m_arrayCells.column;
    m_text.clear();
    m_isRunning = true;
    if (headers == Headers::Both)
        appendHeaders();
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_generation] {
            if (generation == m_generation)
                step();
        },
        Qt::QueuedConnection);
}

void TableCopy::cancel()
{
    ++m_generation;
    if (m_isRunning && m_file)
        m_request.cancel();
    m_request = {};
    m_isRunning = false;
    m_text.clear();
}

CellRange TableCopy::nextPiece() const
{
    const quint64 most = std::clamp<quint64>(m_plane.mostCells(), 1, kMostPieceCells);
    const quint64 rowsLeft = m_cells.row + m_cells.rows - m_row;
    if (m_arrayCells.columns <= most)
        return {m_row, m_arrayCells.column, std::min(rowsLeft, most / std::max<quint64>(m_arrayCells.columns, 1)),
                m_arrayCells.columns};
    return {m_row, m_column, 1, std::min(most, m_arrayCells.column + m_arrayCells.columns - m_column)};
}

void TableCopy::step()
{
    if (m_row >= m_cells.row + m_cells.rows) {
        m_isRunning = false;
        QString text;
        std::swap(text, m_text);
        Q_EMIT finished(text);
        return;
    }
    if (m_text.size() > kMostCharacters) {
        UserError error;
        error.what = tr("The selection could not be copied.");
        error.why = tr("Its texts are too long for the clipboard.");
        error.whatToDo = tr("Select fewer cells.");
        end(error);
        return;
    }
    Q_EMIT progressed({m_row - m_cells.row, m_cells.rows});
    const CellRange piece = nextPiece();
    const quint64 generation = m_generation;
    if (piece.columns == 0) { // axes only
        append(piece, nullptr);
        QMetaObject::invokeMethod(
            this,
            [this, generation] {
                if (generation == m_generation)
                    step();
            },
            Qt::QueuedConnection);
        return;
    }
    if (!m_file) {
        cancel();
        return;
    }
    m_request = m_file->readArray(m_path, m_plane.rangesFor(piece));
    m_request.then(this, [this, piece, generation](const Result<ArrayBlock>& result) {
        if (generation == m_generation)
            take(piece, result);
    });
}

void TableCopy::take(const CellRange& piece, const Result<ArrayBlock>& result)
{
    if (result.hasValue() && result.value().array.shape() == m_plane.shapeFor(piece)) {
        append(piece, &result.value().array);
        step();
    } else if (result.hasError() && m_plane.isVariable() && m_plane.shrinkBlocks()) {
        step(); // some elements may be too large to be read together
    } else {
        UserError error;
        if (result.hasError())
            error = result.error();
        error.what = tr("The selection could not be copied.");
        if (error.why.isEmpty())
            error.why = tr("Reading was stopped.");
        end(error);
    }
}

void TableCopy::end(const UserError& error)
{
    cancel();
    Q_EMIT failed(error);
}

void TableCopy::appendHeaders()
{
    m_text += QStringLiteral("index");
    for (quint64 column = m_cells.column; column < m_cells.column + m_cells.columns; ++column)
        m_text += QLatin1Char('\t') + quoted(headerText(m_source->columnHeader(column)));
    m_text += QLatin1Char('\n');
}

void TableCopy::append(const CellRange& piece, const NdArray* block)
{
    for (quint64 row = piece.row; row < piece.row + piece.rows; ++row) {
        const bool isRowStart = piece.column == m_arrayCells.column;
        bool isFirst = isRowStart;
        const auto add = [&](const QString& text) {
            if (!isFirst)
                m_text += QLatin1Char('\t');
            isFirst = false;
            m_text += quoted(text);
        };
        if (isRowStart && m_headers == Headers::Both)
            add(headerText(m_source->rowHeader(row)));
        const quint64 axesEnd = std::min(m_source->axisColumns(), m_cells.column + m_cells.columns);
        for (quint64 column = m_cells.column; isRowStart && column < axesEnd; ++column)
            add(m_source->axisText(row, column));
        for (quint64 column = piece.column; column < piece.column + piece.columns; ++column)
            add(m_source->text().copied(*block, m_plane.elementIn(piece, row, column)));
        if (piece.column + piece.columns == m_arrayCells.column + m_arrayCells.columns)
            m_text += QLatin1Char('\n');
    }
    m_row = piece.row;
    m_column = piece.column + piece.columns;
    if (m_column == m_arrayCells.column + m_arrayCells.columns) {
        m_row += piece.rows;
        m_column = m_arrayCells.column;
    }
}

} // namespace h5scout::ui
