// SPDX-License-Identifier: GPL-3.0-or-later
#include "PrintModel.h"

#include <QAbstractItemModel>
#include <QStringList>

namespace h5scout::test
{
namespace
{

void print(const QAbstractItemModel& model, const QModelIndex& parent, int columns, int level, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells += model.index(row, column, parent).data().toString();
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        lines += QString(level * 2, QLatin1Char(' ')) + cells.join(QStringLiteral(" | "));
        print(model, model.index(row, 0, parent), columns, level + 1, lines);
    }
}

} // namespace

QString printModel(const QAbstractItemModel& model, const QModelIndex& parent)
{
    QStringList lines;
    print(model, parent, model.columnCount(parent), 0, lines);
    return lines.join(QLatin1Char('\n'));
}

QString printNames(const QAbstractItemModel& model, const QModelIndex& parent)
{
    QStringList lines;
    print(model, parent, 1, 0, lines);
    return lines.join(QLatin1Char('\n'));
}

} // namespace h5scout::test
