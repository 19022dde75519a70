// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/SelectionSummary.h"

#include "ui/models/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace h5scout::ui
{
namespace
{

constexpr quint64 kMostCells = 20'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::SelectionSummary", text);
}

QString numberText(double number)
{
    return QString::number(number, 'g', 8);
}

} // namespace

QString selectionSummary(const BlockReader& reader, const CellRange& cells, bool areNumbers)
{
    const QString size = QStringLiteral("%1 × %2").arg(formatCount(cells.rows), formatCount(cells.columns));
    if (cells.columns == 0 || cells.rows > UINT64_MAX / cells.columns)
        return tr("%1 cells").arg(size);
    const quint64 count = cells.rows * cells.columns;
    const QString summary = tr("%1 = %2 cells").arg(size, formatCount(count));
    if (!areNumbers || count > kMostCells)
        return summary;
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    double sum = 0;
    quint64 numbers = 0;
    for (quint64 row = cells.row; row < cells.row + cells.rows; ++row) {
        for (quint64 column = cells.column; column < cells.column + cells.columns; ++column) {
            const BlockReader::Cell cell = reader.cell(row, column);
            if (cell.state != BlockReader::State::Here || isComplex(cell.array->type().kind))
                return summary;
            const double number = cell.array->toDouble(cell.element);
            if (std::isnan(number))
                continue;
            least = std::min(least, number);
            most = std::max(most, number);
            sum += number;
            ++numbers;
        }
    }
    if (numbers == 0)
        return summary;
    return tr("%1 · min %2 · max %3 · mean %4")
        .arg(summary, numberText(least), numberText(most), numberText(sum / static_cast<double>(numbers)));
}

} // namespace h5scout::ui
