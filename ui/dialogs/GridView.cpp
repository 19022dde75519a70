// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/GridView.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include "ui/dialogs/GridModel.h"

namespace h5scout::ui
{

namespace
{

constexpr int kColumnWidth = 96;
constexpr int kHeaderWidth = 44;

} // namespace

GridView::GridView(GridModel* model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(model);
    setTabKeyNavigation(false); // the dialog's other fields can be reached
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setSelectionMode(ContiguousSelection);
    setWordWrap(false);
    horizontalHeader()->setDefaultSectionSize(kColumnWidth);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    verticalHeader()->setMinimumWidth(kHeaderWidth);
    verticalHeader()->setDefaultAlignment(Qt::AlignCenter);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        if (!currentIndex().isValid() && m_model->rowCount() > 0)
            setCurrentIndex(m_model->index(0, 0));
    });
}

NumberGrid::Place GridView::pastePlace() const
{
    const QModelIndexList chosen = selectedIndexes();
    NumberGrid::Place place;
    if (chosen.isEmpty())
        return place;
    const auto least = [&chosen](auto member) {
        return static_cast<std::size_t>((*std::ranges::min_element(chosen, {}, member).*member)());
    };
    place.row = least(&QModelIndex::row);
    place.column = least(&QModelIndex::column);
    return place;
}

void GridView::addRow()
{
    const bool isInGrid = currentIndex().isValid();
    const std::size_t row = isInGrid ? m_model->rowOfLine(currentIndex().row()) + 1 : 0;
    const int column = isInGrid ? currentIndex().column() : 0;
    m_model->insertRow(row);
    const auto line = static_cast<int>(row * m_model->layout().linesOfARow());
    setCurrentIndex(m_model->index(std::min(line, m_model->rowCount() - 1), column));
}

void GridView::removeChosenRows()
{
    const QModelIndexList chosen = selectedIndexes();
    if (chosen.isEmpty())
        return;
    const auto [first, last] = std::ranges::minmax(chosen, {}, &QModelIndex::row);
    const std::size_t row = m_model->rowOfLine(first.row());
    const int column = first.column();
    m_model->removeRowsOf(row, m_model->rowOfLine(last.row()));
    const auto line = static_cast<int>(row * m_model->layout().linesOfARow());
    setCurrentIndex(m_model->index(std::min(line, m_model->rowCount() - 1), column));
}

void GridView::showCell(NumberGrid::Place place)
{
    const QModelIndex cell = m_model->indexOf(place);
    if (!cell.isValid())
        return;
    setCurrentIndex(cell);
    scrollTo(cell);
}

void GridView::copy() const
{
    QModelIndexList chosen = selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    QString text;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        if (i > 0)
            text += chosen[i].row() == chosen[i - 1].row() ? QLatin1Char('\t') : QLatin1Char('\n');
        text += chosen[i].data().toString();
    }
    QApplication::clipboard()->setText(text);
}

bool GridView::isInLastLine() const
{
    return currentIndex().row() == m_model->rowCount() - 1;
}

bool GridView::isInLastColumn() const
{
    return currentIndex().column() == m_model->columnCount() - 1;
}

void GridView::beginRow(int column)
{
    const int line = m_model->rowCount();
    m_model->insertRow(m_model->filledRowCount());
    setCurrentIndex(m_model->index(line, column));
}

void GridView::goDown()
{
    if (isInLastLine() && m_model->canBeginRow())
        beginRow(isInLastColumn() ? 0 : currentIndex().column());
    else
        setCurrentIndex(moveCursor(MoveDown, Qt::NoModifier));
}

void GridView::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    const bool isBehindAll = hint == QAbstractItemDelegate::EditNextItem && isInLastLine() && isInLastColumn();
    QTableView::closeEditor(editor, isBehindAll ? QAbstractItemDelegate::NoHint : hint); // never on to the first cell
    if (!isBehindAll || !m_model->canBeginRow())
        return;
    beginRow(0);
    edit(currentIndex());
}

void GridView::keyPressEvent(QKeyEvent* event)
{
    const bool isWithControl = event->modifiers() == Qt::ControlModifier;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (m_model->isReadOnly())
        QTableView::keyPressEvent(event);
    else if (event->key() == Qt::Key_Delete && isWithControl)
        removeChosenRows();
    else if (event->key() == Qt::Key_Delete)
        m_model->clearCells(selectedIndexes());
    else if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier)
        addRow();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) // not for the dialog's button
        // From within a cell its editor has to end first.
        QMetaObject::invokeMethod(this, &GridView::goDown, Qt::QueuedConnection);
    else
        QTableView::keyPressEvent(event);
}

} // namespace h5scout::ui
