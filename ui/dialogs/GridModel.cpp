// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/GridModel.h"

#include <algorithm>

#include <QColor>
#include <QGuiApplication>
#include <QPalette>

#include "h5scout/import/ElementText.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

/// Readable on light and dark grounds.
QColor faultGround()
{
    const bool isDark = QGuiApplication::palette().color(QPalette::Base).lightness() < 128;
    return isDark ? QColor(0x6b, 0x2c, 0x2c) : QColor(0xff, 0xd6, 0xd2);
}

bool hasDecimals(const ElementType& type)
{
    switch (type.kind) {
    case ElementKind::Float16:
    case ElementKind::Float32:
    case ElementKind::Float64:
    case ElementKind::Complex64:
    case ElementKind::Complex128:
        return true;
    default:
        return false;
    }
}

bool isNumber(const CellType& type)
{
    return !type.isText() && !type.names;
}

bool isElement(const std::string& text, const ElementType& type, DecimalSign decimal)
{
    std::vector<std::byte> element(type.byteSize);
    return !parseElement(text, type, decimal, element);
}

} // namespace

GridModel::GridModel(QObject* parent)
    : QAbstractTableModel(parent)
{}

void GridModel::start(const CellType& type, const RowLayout& layout)
{
    beginResetModel();
    m_layout = layout;
    m_grid = NumberGrid(type, layout.columnCount());
    m_grid.insertRows(0, layout.linesOfARow());
    m_names.clear();
    endResetModel();
    Q_EMIT changed();
}

void GridModel::setDecimal(DecimalSign decimal)
{
    if (decimal == m_decimal)
        return;
    m_decimal = decimal;
    m_grid.readFaultsAgain(decimal);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void GridModel::setNames(const QStringList& names)
{
    m_names = names;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void GridModel::setGrid(NumberGrid grid)
{
    beginResetModel();
    m_grid = std::move(grid);
    const std::size_t lines = m_layout.linesOfARow();
    if (const std::size_t rest = m_grid.rowCount() % lines; rest > 0)
        m_grid.insertRows(m_grid.rowCount(), lines - rest);
    endResetModel();
    Q_EMIT changed();
}

void GridModel::insertRow(std::size_t beforeRow)
{
    beginResetModel();
    m_grid.insertRows(beforeRow * m_layout.linesOfARow(), m_layout.linesOfARow());
    endResetModel();
    Q_EMIT changed();
}

void GridModel::removeRowsOf(std::size_t firstRow, std::size_t lastRow)
{
    beginResetModel();
    m_grid.removeRows(firstRow * m_layout.linesOfARow(), (lastRow - firstRow + 1) * m_layout.linesOfARow());
    endResetModel();
    Q_EMIT changed();
}

void GridModel::clearCells(const QModelIndexList& cells)
{
    for (const QModelIndex& cell : cells)
        m_grid.clear(placeOf(cell));
    if (!cells.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT changed();
}

NumberGrid::Place GridModel::placeOf(const QModelIndex& index)
{
    return {static_cast<std::size_t>(index.row()), static_cast<std::size_t>(index.column())};
}

QModelIndex GridModel::indexOf(NumberGrid::Place place) const
{
    const auto row = static_cast<int>(std::min<std::size_t>(place.row, kMostShownLines));
    const auto column = static_cast<int>(std::min<std::size_t>(place.column, kMostShownColumns));
    return index(row, column);
}

QString GridModel::nameOf(NumberGrid::Place place) const
{
    const QString line = QString::fromStdString(m_layout.lineName(place.row));
    return m_layout.itemShape().empty() ? tr("Row %1").arg(line) : tr("Row %1, column %2").arg(line).arg(place.column);
}

QString GridModel::shownText(NumberGrid::Place place) const
{
    QString text = QString::fromStdString(m_grid.text(place));
    if (m_decimal == DecimalSign::Comma && hasDecimals(m_grid.type().element) && m_grid.problem(place).empty())
        text.replace(QLatin1Char('.'), QLatin1Char(','));
    return text;
}

QString GridModel::problemOf(NumberGrid::Place place) const
{
    const QString problem = QString::fromStdString(m_grid.problem(place));
    if (problem.isEmpty() || m_grid.isEmpty(place) || !hasDecimals(m_grid.type().element))
        return problem;
    const bool isComma = m_decimal == DecimalSign::Comma;
    if (!isElement(m_grid.text(place), m_grid.type().element, isComma ? DecimalSign::Point : DecimalSign::Comma))
        return problem;
    return (isComma ? tr("%1 \"Decimals\" is set to a comma.") : tr("%1 \"Decimals\" is set to a point.")).arg(problem);
}

std::size_t GridModel::filledRowCount() const
{
    const std::size_t lines = m_layout.linesOfARow();
    return (m_grid.filledRowCount() + lines - 1) / lines;
}

bool GridModel::canBeginRow() const
{
    const std::size_t lines = m_layout.linesOfARow();
    return !m_isReadOnly && filledRowCount() * lines == m_grid.rowCount() &&
           m_grid.rowCount() + lines <= kMostShownLines;
}

bool GridModel::isCut() const
{
    return m_grid.rowCount() > kMostShownLines || m_grid.columnCount() > kMostShownColumns;
}

int GridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::min<std::size_t>(m_grid.rowCount(), kMostShownLines));
}

int GridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::min<std::size_t>(m_grid.columnCount(), kMostShownColumns));
}

QVariant GridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return shownText(placeOf(index));
    case Qt::ToolTipRole:
        return plainToolTip(problemOf(placeOf(index)));
    case Qt::BackgroundRole: {
        const bool isFaulty = !m_grid.problem(placeOf(index)).empty() && !m_grid.isEmpty(placeOf(index));
        return isFaulty ? QVariant(faultGround()) : QVariant();
    }
    case Qt::TextAlignmentRole:
        return QVariant((isNumber(m_grid.type()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

bool GridModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const NumberGrid::Place place = placeOf(index);
    const QString text = value.toString();
    if (text != shownText(place) || !m_grid.problem(place).empty())
        m_grid.setText(place, text.toStdString(), m_decimal);
    Q_EMIT dataChanged(index, index);
    Q_EMIT changed();
    return true;
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return QString::fromStdString(m_layout.lineName(static_cast<std::size_t>(section)));
    if (section < m_names.size())
        return singleLine(m_names.at(section), 40);
    return m_layout.itemShape().empty() ? tr("Value") : QString::number(section);
}

Qt::ItemFlags GridModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return m_isReadOnly ? flags : flags | Qt::ItemIsEditable;
}

} // namespace h5scout::ui
