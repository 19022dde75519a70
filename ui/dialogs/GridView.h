// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "ui/dialogs/NumberGrid.h"

namespace h5scout::ui
{

class GridModel;

/// A GridModel as a spreadsheet: cells are edited in place, copied (Ctrl+C) as lines of tabs, emptied (Delete); Insert
/// adds a row below, Ctrl+Delete takes the chosen rows away, Enter goes to the cell below. Enter in the last line, and
/// Tab in the last cell, begin a new row, if the last one is not empty.
class GridView : public QTableView
{
    Q_OBJECT
public:
    explicit GridView(GridModel* model, QWidget* parent = nullptr);

    /// Where a table would be pasted.
    NumberGrid::Place pastePlace() const;
    void addRow();
    void removeChosenRows();
    void showCell(NumberGrid::Place place);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void copy() const;
    bool isInLastLine() const;
    bool isInLastColumn() const;
    void beginRow(int column);
    void goDown();

    GridModel* m_model;
};

} // namespace h5scout::ui
