// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/SelectionSummary.h"

#include "ui/models/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace h5scout::ui
{
namespace
{

__extension__ using WideInteger = __int128; // holds the sum of so many cells

constexpr quint64 kMostCells = 20'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::SelectionSummary", text);
}

QString numberText(double number)
{
    return QString::number(number, 'g', 8);
}

/// Of 64 bits, signed or not.
QString numberText(WideInteger number)
{
    return number < 0 ? QString::number(static_cast<qint64>(number)) : QString::number(static_cast<quint64>(number));
}

/// As a double shows it, where this shows all of its digits; else to the tenth.
QString meanText(WideInteger sum, quint64 count)
{
    constexpr WideInteger kShownExactly = 1'000'000;
    const auto divisor = static_cast<WideInteger>(count);
    const WideInteger size = sum < 0 ? -sum : sum;
    if (size / divisor < kShownExactly)
        return numberText(static_cast<double>(sum) / static_cast<double>(count));
    const WideInteger tenths = (size * 10 + divisor / 2) / divisor;
    const QString sign = sum < 0 ? QStringLiteral("-") : QString();
    const QString whole = sign + numberText(tenths / 10);
    const int tenth = static_cast<int>(tenths % 10);
    return tenth == 0 ? whole : QStringLiteral("%1.%2").arg(whole).arg(tenth);
}

template <typename T>
WideInteger elementAs(const NdArray& array, std::size_t index)
{
    return static_cast<WideInteger>(array.as<T>()[index]);
}

WideInteger integerAt(const NdArray& array, std::size_t index)
{
    switch (array.type().kind) {
    case ElementKind::Int8:
        return elementAs<std::int8_t>(array, index);
    case ElementKind::Int16:
        return elementAs<std::int16_t>(array, index);
    case ElementKind::Int32:
        return elementAs<std::int32_t>(array, index);
    case ElementKind::Int64:
        return elementAs<std::int64_t>(array, index);
    case ElementKind::UInt8:
        return elementAs<std::uint8_t>(array, index);
    case ElementKind::UInt16:
        return elementAs<std::uint16_t>(array, index);
    case ElementKind::UInt32:
        return elementAs<std::uint32_t>(array, index);
    default:
        return elementAs<std::uint64_t>(array, index);
    }
}

/// What is said of numbers of one sort.
template <typename Number>
struct Account
{
    std::optional<Number> least;
    std::optional<Number> most;
    Number sum = 0;
    quint64 count = 0;

    void add(Number number)
    {
        least = least ? std::min(*least, number) : number;
        most = most ? std::max(*most, number) : number;
        sum += number;
        ++count;
    }
};

QString inWords(const QString& summary, const QString& least, const QString& most, const QString& mean)
{
    return tr("%1 · min %2 · max %3 · mean %4").arg(summary, least, most, mean);
}

} // namespace

QString selectionSummary(const BlockReader& reader, const CellRange& cells, bool areNumbers)
{
    const QString size = QStringLiteral("%1 × %2").arg(formatCount(cells.rows), formatCount(cells.columns));
    if (cells.columns == 0 || cells.rows > UINT64_MAX / cells.columns)
        return tr("%1 cells").arg(size);
    const quint64 cellCount = cells.rows * cells.columns;
    const QString summary = tr("%1 = %2 cells").arg(size, formatCount(cellCount));
    if (!areNumbers || cellCount > kMostCells)
        return summary;
    Account<double> numbers;
    Account<WideInteger> integers;
    for (quint64 row = cells.row; row < cells.row + cells.rows; ++row) {
        for (quint64 column = cells.column; column < cells.column + cells.columns; ++column) {
            const BlockReader::Cell cell = reader.cell(row, column);
            if (cell.state != BlockReader::State::Here || isComplex(cell.array->type().kind))
                return summary;
            if (isInteger(cell.array->type().kind))
                integers.add(integerAt(*cell.array, cell.element));
            else if (const double number = cell.array->toDouble(cell.element); !std::isnan(number))
                numbers.add(number);
        }
    }
    if (integers.count > 0)
        return inWords(summary, numberText(*integers.least), numberText(*integers.most),
                       meanText(integers.sum, integers.count));
    if (numbers.count > 0)
        return inWords(summary, numberText(*numbers.least), numberText(*numbers.most),
                       numberText(numbers.sum / static_cast<double>(numbers.count)));
    return summary;
}

} // namespace h5scout::ui
