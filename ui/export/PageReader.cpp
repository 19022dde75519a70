// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PageReader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ui/export/ArrayFetch.h"

namespace h5scout::ui
{

namespace
{

/// Across the lines of an array each element may lie in a chunk of its own, and a request cannot be interrupted.
constexpr quint64 kMostAcross = 1U << 16U;
/// Of a plane: as many rows at once as this allows, so that chunks are not read for each row anew.
constexpr quint64 kBandElements = 1U << 22U;

/// What is fetched for a column, or nothing if it is computed.
std::optional<ExportLine> lineOf(const ExportColumn& column)
{
    if (const auto* line = std::get_if<ExportLine>(&column.source))
        return *line;
    const auto& axis = std::get<ExportAxis>(column.source);
    if (axis.path.isEmpty())
        return {};
    return ExportLine{.client = column.client, .path = axis.path};
}

bool runsAlongLines(const ExportLine& line)
{
    return line.index.size() < 2 || line.dimension + 1 == line.index.size();
}

class TableReader : public PageReader
{
public:
    TableReader(const ExportTable& table, quint64 rowsAPage)
        : m_columns(table.columns)
        , m_rowCount(exportSize(table).rows)
        , m_rowsAPage(rowsAPage)
    {
        if (m_rowsAPage != 0)
            return;
        m_rowsAPage = kMostFetched;
        for (const ExportColumn& column : m_columns) {
            const auto line = lineOf(column);
            if (line && !line->reduction.over.empty())
                m_rowsAPage = std::min(m_rowsAPage, kMostFetchedSide);
            else if (line && !runsAlongLines(*line))
                m_rowsAPage = std::min(m_rowsAPage, kMostAcross);
        }
    }

    bool isAtEnd() const override { return m_row >= m_rowCount; }

protected:
    void begin() override
    {
        m_page = {};
        m_page.rowCount = std::min(m_rowsAPage, m_rowCount - m_row);
        addColumn();
    }

private:
    void addColumn()
    {
        while (m_page.columns.size() < m_columns.size()) {
            const ExportColumn& column = m_columns[m_page.columns.size()];
            const quint64 start = column.start + m_row;
            const quint64 count = column.count > m_row ? std::min(m_page.rowCount, column.count - m_row) : 0;
            const auto line = lineOf(column);
            if (line && count > 0)
                return fetchLine(*line, start, count, this, [this, start, count](const Result<NdArray>& numbers) {
                    if (numbers.hasError())
                        return finish(numbers.error());
                    m_page.columns.push_back({numbers.value(), start, count});
                    addColumn();
                });
            if (line)
                m_page.columns.push_back({NdArray(), start, 0});
            else
                m_page.columns.push_back({std::get<ExportAxis>(column.source).scale, start, count});
        }
        m_row += m_page.rowCount;
        // Through the event loop also where nothing had to be read.
        QMetaObject::invokeMethod(
            this, [this] { finish(ExportPage(std::move(m_page))); }, Qt::QueuedConnection);
    }

    std::vector<ExportColumn> m_columns;
    quint64 m_rowCount;
    quint64 m_rowsAPage;
    quint64 m_row = 0;
    TablePage m_page;
};

class PlaneReader : public PageReader
{
public:
    PlaneReader(const ExportPlane& plane, quint64 elementsAPage)
        : m_plane(plane)
        , m_bandElements(elementsAPage != 0 ? elementsAPage : kBandElements)
        , m_pieceElements(elementsAPage != 0 ? elementsAPage : kMostFetched)
    {}

    bool isAtEnd() const override { return m_row >= m_plane.rows.count || m_plane.columns.count == 0; }

protected:
    void begin() override
    {
        const quint64 columnCount = m_plane.columns.count;
        const bool isMatrix = m_plane.form == ExportPlane::Form::Matrix;
        const quint64 rows = std::clamp<quint64>(m_bandElements / columnCount, 1, kMostFetchedSide);
        m_page = {};
        m_page.rows = {m_plane.rows.start + m_row, std::min(rows, m_plane.rows.count - m_row), 1};
        // A very long row comes in parts; a matrix needs all of it.
        const quint64 left = columnCount - m_column;
        m_page.columns = {m_plane.columns.start + m_column,
                          rows == 1 && !isMatrix ? std::min(left, m_bandElements) : left, 1};
        m_fetched = 0;
        addPiece();
    }

private:
    void addPiece()
    {
        if (m_fetched == m_page.columns.count) {
            m_column += m_fetched;
            if (m_column == m_plane.columns.count) {
                m_column = 0;
                m_row += m_page.rows.count;
            }
            return finish(ExportPage(std::move(m_page)));
        }
        const quint64 most = std::clamp<quint64>(m_pieceElements / m_page.rows.count, 1, kMostFetchedSide);
        const Range columns{m_page.columns.start + m_fetched, std::min(most, m_page.columns.count - m_fetched), 1};
        fetchBlock(m_plane, m_page.rows, columns, this, [this, columns](const Result<NdArray>& numbers) {
            if (numbers.hasError())
                return finish(numbers.error());
            m_page.pieces.push_back({columns.count, isFetchedTransposed(m_plane), numbers.value()});
            m_fetched += columns.count;
            addPiece();
        });
    }

    ExportPlane m_plane;
    quint64 m_bandElements;
    quint64 m_pieceElements;
    quint64 m_row = 0;
    quint64 m_column = 0;  ///< where the part of a very long row begins
    quint64 m_fetched = 0; ///< columns of the page
    PlanePage m_page;
};

} // namespace

std::unique_ptr<PageReader> PageReader::of(const ExportRequest& request, quint64 elementsAPage)
{
    if (const auto* plane = std::get_if<ExportPlane>(&request))
        return std::make_unique<PlaneReader>(*plane, elementsAPage);
    return std::make_unique<TableReader>(std::get<ExportTable>(request), elementsAPage);
}

void PageReader::next(Arrived arrived)
{
    m_arrived = std::move(arrived);
    begin();
}

void PageReader::finish(Result<ExportPage> page)
{
    const Arrived arrived = std::exchange(m_arrived, {});
    arrived(std::move(page));
}

} // namespace h5scout::ui
