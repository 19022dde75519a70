// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include "h5scout/import/RowLayout.h"
#include "ui/dialogs/NumberGrid.h"

namespace h5scout::ui
{

/// The lines of a NumberGrid for a view; cells can be edited, and those that hold no element are marked. Of very many
/// lines and columns the first are shown.
class GridModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kMostShownLines = 100'000;
    static constexpr int kMostShownColumns = 4'096;

    explicit GridModel(QObject* parent = nullptr);

    /// Begins anew with one empty row.
    void start(const CellType& type, const RowLayout& layout);
    const NumberGrid& grid() const { return m_grid; }
    const RowLayout& layout() const { return m_layout; }

    /// Whether the cells can be changed by the user.
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    bool isReadOnly() const { return m_isReadOnly; }
    /// How decimals are written in the cells from now on. What was no element is read again.
    void setDecimal(DecimalSign decimal);
    /// Of the columns; none: their indexes.
    void setNames(const QStringList& names);
    /// Other cells of our type and number of columns; empty lines make the last row whole.
    void setGrid(NumberGrid grid);
    /// Whole rows of the array, not lines.
    void insertRow(std::size_t beforeRow);
    void removeRowsOf(std::size_t firstRow, std::size_t lastRow);
    void clearCells(const QModelIndexList& cells);

    /// Rows of the array up to the last one that has something in a cell.
    std::size_t filledRowCount() const;
    /// Whether there can be one more row behind the last, which has something in it, and is shown.
    bool canBeginRow() const;
    std::size_t rowOfLine(int line) const { return static_cast<std::size_t>(line) / m_layout.linesOfARow(); }
    QModelIndex indexOf(NumberGrid::Place place) const;
    /// "Row 1024, column 2": as the headers name them.
    QString nameOf(NumberGrid::Place place) const;
    /// Why the cell holds no element; empty if it does.
    QString problemOf(NumberGrid::Place place) const;
    /// Whether there is more than is shown.
    bool isCut() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Of the cells, or their number.
    void changed();

private:
    static NumberGrid::Place placeOf(const QModelIndex& index);
    /// What the cell shows, and is edited from.
    QString shownText(NumberGrid::Place place) const;

    NumberGrid m_grid;
    RowLayout m_layout;
    QStringList m_names;
    DecimalSign m_decimal = DecimalSign::Point;
    bool m_isReadOnly = false;
};

} // namespace h5scout::ui
