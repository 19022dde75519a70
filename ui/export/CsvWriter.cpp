// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/CsvWriter.h"

#include <utility>

#include <QCoreApplication>

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMuchText = 256U << 10U;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::CsvWriter)
};

QString titleOf(const AxisScale& scale, const QString& unnamed)
{
    return columnTitle(scale.label.isEmpty() ? unnamed : scale.label, scale.units);
}

void appendCell(std::string& text, const TablePage::Column& column, quint64 row)
{
    if (const auto* scale = std::get_if<AxisScale>(&column.numbers))
        appendNumber(text, scale->at(static_cast<double>(column.start + row)));
    else
        appendNumber(text, std::get<NdArray>(column.numbers), row);
}

void appendCell(std::string& text, const PlanePage::Piece& piece, quint64 rowCount, quint64 row, quint64 column)
{
    appendNumber(text, piece.numbers, piece.isTransposed ? column * rowCount + row : row * piece.columnCount + column);
}

} // namespace

CsvWriter::CsvWriter(const ExportRequest& request, const CsvFormat& format, Sink sink)
    : m_request(request)
    , m_format(format)
    , m_sign(separatorSign(format.separator))
    , m_sink(std::move(sink))
{}

bool CsvWriter::writeHead(const QStringList& origins)
{
    if (m_format.hasComments) {
        for (const QString& origin : origins)
            m_text += csvComment(origin.toStdString());
        if (const auto* plane = std::get_if<ExportPlane>(&m_request); plane && plane->form == ExportPlane::Form::Matrix)
            m_text += csvComment(Tr::tr("values: %1").arg(columnTitle(plane->name, plane->units)).toStdString());
    }
    if (m_format.hasNames) {
        std::visit([this](const auto& content) { putNames(content); }, m_request);
        if (!m_text.empty() && m_text.back() == m_sign)
            m_text.pop_back();
        m_text += '\n';
    }
    return flush();
}

void CsvWriter::putNames(const ExportTable& table)
{
    for (const ExportColumn& column : table.columns)
        putField(columnTitle(column.name, column.units));
}

void CsvWriter::putNames(const ExportPlane& plane)
{
    const QString rows = titleOf(plane.rowScale, Tr::tr("row"));
    const QString columns = titleOf(plane.columnScale, Tr::tr("column"));
    if (plane.form == ExportPlane::Form::Long) {
        putField(columns);
        putField(rows);
        putField(columnTitle(plane.name, plane.units));
        return;
    }
    putField(QStringLiteral("%1 \\ %2").arg(rows, columns));
    for (quint64 i = 0; i < plane.columns.count; ++i) {
        appendNumber(m_text, plane.columnScale.at(static_cast<double>(plane.columns.start + i)));
        m_text += m_sign;
    }
}

void CsvWriter::putField(const QString& text)
{
    m_text += csvField(text.toStdString(), m_format.separator);
    m_text += m_sign;
}

bool CsvWriter::write(const ExportPage& page)
{
    return std::visit([this](const auto& content) { return put(content); }, page) && flush();
}

bool CsvWriter::put(const TablePage& page)
{
    for (quint64 row = 0; row < page.rowCount; ++row) {
        for (const TablePage::Column& column : page.columns) {
            if (row < column.count)
                appendCell(m_text, column, row);
            m_text += m_sign;
        }
        m_text.back() = '\n';
        if (!passOn())
            return false;
    }
    return true;
}

bool CsvWriter::put(const PlanePage& page)
{
    const bool isLong = std::get<ExportPlane>(m_request).form == ExportPlane::Form::Long;
    return isLong ? putLong(page) : putMatrix(page);
}

bool CsvWriter::putMatrix(const PlanePage& page)
{
    const AxisScale& rows = std::get<ExportPlane>(m_request).rowScale;
    for (quint64 row = 0; row < page.rows.count; ++row) {
        appendNumber(m_text, rows.at(static_cast<double>(page.rows.start + row)));
        for (const PlanePage::Piece& piece : page.pieces) {
            for (quint64 column = 0; column < piece.columnCount; ++column) {
                m_text += m_sign;
                appendCell(m_text, piece, page.rows.count, row, column);
            }
            if (!passOn())
                return false;
        }
        m_text += '\n';
    }
    return true;
}

bool CsvWriter::putLong(const PlanePage& page)
{
    const auto& plane = std::get<ExportPlane>(m_request);
    for (quint64 row = 0; row < page.rows.count; ++row) {
        std::string rowPlace;
        appendNumber(rowPlace, plane.rowScale.at(static_cast<double>(page.rows.start + row)));
        quint64 place = page.columns.start;
        for (const PlanePage::Piece& piece : page.pieces) {
            for (quint64 column = 0; column < piece.columnCount; ++column, ++place) {
                appendNumber(m_text, plane.columnScale.at(static_cast<double>(place)));
                m_text += m_sign;
                m_text += rowPlace;
                m_text += m_sign;
                appendCell(m_text, piece, page.rows.count, row, column);
                m_text += '\n';
                if (!passOn())
                    return false;
            }
        }
    }
    return true;
}

bool CsvWriter::passOn()
{
    return m_text.size() < kMuchText || flush();
}

bool CsvWriter::flush()
{
    const bool isKept = m_text.empty() || m_sink(m_text);
    m_text.clear();
    return isKept;
}

} // namespace h5scout::ui
