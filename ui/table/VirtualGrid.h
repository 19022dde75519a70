// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QAbstractScrollArea>
#include <QBasicTimer>

#include "ui/table/GridPainter.h"

namespace h5scout::ui
{

/// A table of any number of rows and columns (to 2^63 each) in constant memory: only what is in view is asked of its
/// source. Qt's own views keep a section for each row and end near 1e8 of them.
class VirtualGrid : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit VirtualGrid(QWidget* parent = nullptr);
    ~VirtualGrid() override;

    /// Not owned; null shows nothing. Call reset() when its counts or headers change, refresh() for its cells.
    void setSource(const GridSource* source);
    /// Everything anew, from the first cell on. `columnWidth` in pixels.
    void reset(int columnWidth);
    /// Header texts or the font have changed: measures and paints again.
    void relayout();
    void refresh();
    /// The last column takes what room is left, unless the user has given it a width.
    void setLastColumnStretching(bool isStretching);

    /// The width that so many characters (digits) need, a text in a cell, the header of a column.
    int widthForCharacters(int characters) const;
    int textWidth(const QString& text) const;
    int headerWidth(quint64 column) const;

    const LineSpace& rows() const noexcept { return m_rows; }
    const LineSpace& columns() const noexcept { return m_columns; }
    /// As the user does it: it stays.
    void setColumnWidth(quint64 column, int width);
    const std::map<quint64, int>& userWidths() const noexcept { return m_userWidths; }
    /// For columns to which the user has given no width.
    void fitColumn(quint64 column, int width);
    void setDefaultColumnWidth(int width);
    /// What is in view, also in part.
    CellRange view() const;
    void scrollTo(const LineSpace::Place& row, const LineSpace::Place& column);

    const GridSelection& selection() const noexcept { return m_selection; }
    /// Makes a cell the current one and scrolls to it.
    void setCurrent(const GridPlace& place, GridSelection::Mode mode = GridSelection::Mode::Replace);
    void selectAll();
    /// The pixels of a cell in the viewport; cells out of view have none.
    QRect cellRect(const GridPlace& place) const;
    std::optional<GridPlace> placeAt(const QPoint& point) const;

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Other cells are in view; may come several times in a row.
    void viewChanged();
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    enum class Drag { None, Cells, Rows, Columns, Edge };

    void watchBar(Qt::Orientation orientation);
    void takeBarAction(Qt::Orientation orientation, int action);
    void takeBarValue(Qt::Orientation orientation, int value);
    void layoutHeaders();
    void layoutViewport();
    void viewMoved();
    void selectionMoved();
    void extendTo(const QPoint& point);
    std::optional<quint64> edgeAt(const QPoint& point) const;
    void widenToContents(quint64 column);

    const GridSource* m_source = nullptr;
    LineSpace m_rows;
    LineSpace m_columns;
    GridSelection m_selection;
    QFont m_cellFont;
    int m_headerHeight = 0;
    int m_headerWidth = 0;
    int m_indexWidth = 0;
    bool m_isSyncingBars = false;
    bool m_isLastStretching = false;
    std::map<quint64, int> m_userWidths;
    Drag m_drag = Drag::None;
    quint64 m_draggedColumn = 0;
    QPoint m_dragPoint;
    QBasicTimer m_autoScroll;
    QPoint m_wheelRest; ///< parts of a pixel, from fine wheels
};

} // namespace h5scout::ui
