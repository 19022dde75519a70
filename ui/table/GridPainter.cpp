// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/GridPainter.h"

#include <QFontMetrics>
#include <QPainter>

#include <vector>

namespace h5scout::ui
{
namespace
{

struct Line
{
    quint64 line;
    int start;
    int size;
};

std::vector<Line> linesOf(const LineSpace& space, int edge)
{
    std::vector<Line> lines;
    const LineSpace::Visible visible = space.visible();
    int start = edge - space.place().offset;
    for (quint64 line = visible.first; line < visible.first + visible.count; ++line) {
        lines.push_back({line, start, space.sizeOf(line)});
        start += lines.back().size;
    }
    return lines;
}

QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto mix = [share](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return {mix(first.red(), second.red()), mix(first.green(), second.green()), mix(first.blue(), second.blue())};
}

class Painting
{
public:
    Painting(QPainter& painter, const QRect& area, const GridPicture& grid)
        : m_painter(painter)
        , m_area(area)
        , m_grid(grid)
        , m_rows(linesOf(*grid.rows, area.top() + grid.headerHeight))
        , m_columns(linesOf(*grid.columns, area.left() + grid.headerWidth))
        , m_metrics(grid.font)
        , m_headerMetrics(grid.headerFont)
        , m_line(mixed(grid.palette.color(QPalette::Base), grid.palette.color(QPalette::Text), 0.12))
        , m_headerColor(grid.palette.color(QPalette::Window))
        , m_selectedHeader(mixed(m_headerColor, grid.palette.color(QPalette::Highlight), 0.28))
        , m_selectedCell(mixed(grid.palette.color(QPalette::Base), grid.palette.color(QPalette::Highlight), 0.24))
    {}

    void paint()
    {
        m_painter.fillRect(m_area, m_grid.palette.color(QPalette::Base));
        m_painter.save();
        m_painter.setClipRect(m_area.adjusted(m_grid.headerWidth, m_grid.headerHeight, 0, 0));
        m_painter.setFont(m_grid.font);
        paintCells();
        paintCurrent();
        m_painter.restore();
        m_painter.setFont(m_grid.headerFont);
        paintColumnHeaders();
        paintRowHeaders();
        const QRect corner(m_area.topLeft(), QSize(m_grid.headerWidth, m_grid.headerHeight));
        m_painter.fillRect(corner, m_headerColor);
        frame(corner);
    }

private:
    int end() const { return m_rows.empty() ? m_area.top() : m_rows.back().start + m_rows.back().size; }

    void paintCells()
    {
        const CellRange selected = m_grid.selection->range();
        const bool isSingle = m_grid.selection->isSingleCell();
        for (const Line& row : m_rows) {
            for (const Line& column : m_columns) {
                const QRect cell(column.start, row.start, column.size, row.size);
                const bool isSelected = !isSingle && row.line >= selected.row &&
                                        row.line - selected.row < selected.rows && column.line >= selected.column &&
                                        column.line - selected.column < selected.columns;
                if (isSelected)
                    m_painter.fillRect(cell, m_selectedCell);
                else if (row.line % 2 == 1)
                    m_painter.fillRect(cell, m_grid.palette.color(QPalette::AlternateBase));
                paintText(cell, m_grid.source->cell(row.line, column.line));
            }
        }
        m_painter.setPen(m_line);
        for (const Line& column : m_columns) {
            const int x = column.start + column.size - 1;
            m_painter.drawLine(x, m_area.top() + m_grid.headerHeight, x, end() - 1);
        }
        if (!m_columns.empty())
            m_painter.drawLine(m_area.left() + m_grid.headerWidth, end() - 1,
                               m_columns.back().start + m_columns.back().size - 1, end() - 1);
    }

    void paintText(const QRect& cell, const GridCell& content)
    {
        const QRect room = cell.adjusted(kCellMargin, 0, -kCellMargin, 0);
        m_painter.setPen(
            m_grid.palette.color(content.look == GridCell::Look::Dim ? QPalette::PlaceholderText : QPalette::Text));
        // What is cut must be seen to be cut: a number without its end is another number.
        const int width = m_metrics.horizontalAdvance(content.text);
        const QString& text =
            width <= room.width() ? content.text : m_metrics.elidedText(content.text, Qt::ElideRight, room.width());
        const int x = content.isNumber && width <= room.width() ? room.right() + 1 - width : room.left();
        m_painter.drawText(x, baseline(cell, m_metrics), text);
    }

    static int baseline(const QRect& cell, const QFontMetrics& metrics)
    {
        return cell.top() + (cell.height() - metrics.height()) / 2 + metrics.ascent();
    }

    void paintCurrent()
    {
        const GridPlace& current = m_grid.selection->current();
        for (const Line& row : m_rows) {
            for (const Line& column : m_columns) {
                if (row.line != current.row || column.line != current.column)
                    continue;
                QColor color = m_grid.palette.color(QPalette::Highlight);
                if (!m_grid.hasFocus)
                    color = mixed(color, m_grid.palette.color(QPalette::Base), 0.5);
                m_painter.setPen(QPen(color, 2));
                m_painter.setBrush(Qt::NoBrush);
                m_painter.drawRect(QRect(column.start, row.start, column.size - 1, row.size - 1).adjusted(1, 1, 0, 0));
            }
        }
    }

    void frame(const QRect& header)
    {
        m_painter.setPen(m_line);
        m_painter.drawLine(header.bottomLeft(), header.bottomRight());
        m_painter.drawLine(header.topRight(), header.bottomRight());
    }

    void headerText(const QRect& room, const QString& text, QPalette::ColorRole role, Qt::Alignment alignment)
    {
        m_painter.setPen(m_grid.palette.color(role));
        const QString shown = m_headerMetrics.elidedText(text, Qt::ElideRight, room.width());
        m_painter.drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    }

    void paintColumnHeaders()
    {
        const QRect strip(m_area.left() + m_grid.headerWidth, m_area.top(), m_area.width() - m_grid.headerWidth,
                          m_grid.headerHeight);
        m_painter.save();
        m_painter.setClipRect(strip);
        m_painter.fillRect(strip, m_headerColor);
        m_painter.setPen(m_line);
        m_painter.drawLine(strip.bottomLeft(), strip.bottomRight());
        const CellRange selected = m_grid.selection->range();
        for (const Line& column : m_columns) {
            const QRect header(column.start, strip.top(), column.size, strip.height());
            if (column.line >= selected.column && column.line - selected.column < selected.columns)
                m_painter.fillRect(header, m_selectedHeader);
            const QRect room = header.adjusted(kCellMargin, 3, -kCellMargin, -3);
            const GridHeader text = m_grid.source->columnHeader(column.line);
            const bool hasTwo = m_grid.source->hasColumnPositions();
            headerText(room, text.index, QPalette::WindowText,
                       hasTwo ? Qt::AlignHCenter | Qt::AlignTop : Qt::AlignCenter);
            if (hasTwo)
                headerText(room, text.position, QPalette::PlaceholderText, Qt::AlignHCenter | Qt::AlignBottom);
            frame(header);
        }
        m_painter.restore();
    }

    void paintRowHeaders()
    {
        const QRect strip(m_area.left(), m_area.top() + m_grid.headerHeight, m_grid.headerWidth,
                          m_area.height() - m_grid.headerHeight);
        m_painter.save();
        m_painter.setClipRect(strip);
        m_painter.fillRect(strip, m_headerColor);
        m_painter.setPen(m_line);
        m_painter.drawLine(strip.topRight(), strip.bottomRight());
        const CellRange selected = m_grid.selection->range();
        for (const Line& row : m_rows) {
            const QRect header(strip.left(), row.start, strip.width(), row.size);
            if (row.line >= selected.row && row.line - selected.row < selected.rows)
                m_painter.fillRect(header, m_selectedHeader);
            const GridHeader text = m_grid.source->rowHeader(row.line);
            const QRect index = QRect(header.left(), header.top(), m_grid.indexWidth, header.height())
                                    .adjusted(kCellMargin, 0, -kCellMargin, 0);
            headerText(index, text.index, QPalette::WindowText, Qt::AlignRight | Qt::AlignVCenter);
            if (!text.position.isEmpty()) {
                const QRect position = header.adjusted(m_grid.indexWidth, 0, -kCellMargin, 0);
                headerText(position, text.position, QPalette::PlaceholderText, Qt::AlignRight | Qt::AlignVCenter);
            }
            frame(header);
        }
        m_painter.restore();
    }

    QPainter& m_painter;
    const QRect m_area;
    const GridPicture& m_grid;
    const std::vector<Line> m_rows;
    const std::vector<Line> m_columns;
    const QFontMetrics m_metrics;
    const QFontMetrics m_headerMetrics;
    const QColor m_line;
    const QColor m_headerColor;
    const QColor m_selectedHeader;
    const QColor m_selectedCell;
};

} // namespace

void paintGrid(QPainter& painter, const QRect& area, const GridPicture& grid)
{
    Painting(painter, area, grid).paint();
}

} // namespace h5scout::ui
