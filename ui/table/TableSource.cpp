// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/TableSource.h"

#include "ui/models/Format.h"
#include "ui/plot/PositionText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr int kNameLength = 60;
constexpr int kUnitsLength = 20;
constexpr int kDescribedLength = 200;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::TableSource", text);
}

bool hasPlaces(const AxisScale& scale)
{
    return scale.spacing() != AxisScale::Spacing::Index;
}

} // namespace

TableSource::TableSource(const BlockReader& reader)
    : m_reader(reader)
{}

void TableSource::begin(const NodeInfo& node, const TablePlane& plane)
{
    const NumberFormat format = m_text.format;
    m_text = CellText(node.dataType);
    m_text.format = format;
    m_axisColumns.clear();
    m_dimensions.clear();
    for (std::size_t dimension = 0; dimension < plane.shape().size(); ++dimension)
        m_dimensions.push_back({tr("dimension %1").arg(dimension), AxisScale(plane.shape()[dimension])});
    m_units = node.units;
    m_valueName = singleLine(node.label.isEmpty() ? tr("value") : node.label, kNameLength);
}

void TableSource::setAxes(const DataItem& item)
{
    if (!item.units.isEmpty())
        m_units = item.units;
    if (!item.label.isEmpty())
        m_valueName = singleLine(item.label, kNameLength);
    m_axisColumns.clear();
    for (const DataAxis& axis : item.axes) {
        if (axis.dimension >= m_dimensions.size())
            continue;
        Dimension& dimension = m_dimensions[axis.dimension];
        const AxisScale scale = AxisScale::of(axis, dimension.scale.count());
        if (m_dimensions.size() == 1 && hasPlaces(scale))
            m_axisColumns.push_back(scale);
        if (item.axisOf(axis.dimension) != &axis)
            continue;
        dimension.scale = scale;
        if (!axis.label.isEmpty())
            dimension.name = singleLine(axis.label, kNameLength);
    }
}

std::uint64_t TableSource::rowCount() const
{
    return plane().rows();
}

std::uint64_t TableSource::columnCount() const
{
    return plane().columns() + m_axisColumns.size();
}

CellRange TableSource::arrayCells(const CellRange& cells) const
{
    const quint64 axes = m_axisColumns.size();
    const quint64 end = cells.column + cells.columns;
    const quint64 left = std::max(cells.column, axes);
    return {cells.row, left - axes, cells.rows, end - std::min(end, left)};
}

QString TableSource::axisText(quint64 row, quint64 column) const
{
    return column < m_axisColumns.size() ? positionNumber(m_axisColumns[column], row) : QString();
}

GridCell TableSource::cell(std::uint64_t row, std::uint64_t column) const
{
    if (column < m_axisColumns.size())
        return {axisText(row, column), GridCell::Look::Plain, true};
    const BlockReader::Cell cell = m_reader.cell(row, column - m_axisColumns.size());
    switch (cell.state) {
    case BlockReader::State::Here:
        return {m_text.shown(*cell.array, cell.element),
                CellText::isNan(*cell.array, cell.element) ? GridCell::Look::Dim : GridCell::Look::Plain,
                m_text.isNumber()};
    case BlockReader::State::Failed:
        return {QStringLiteral("—"), GridCell::Look::Dim, m_text.isNumber()};
    case BlockReader::State::Awaited:
        break;
    }
    return {QStringLiteral("…"), GridCell::Look::Dim, m_text.isNumber()};
}

bool TableSource::hasPositions(std::size_t role) const
{
    return plane().shown().size() == 2 && hasPlaces(m_dimensions[plane().shown()[role]].scale);
}

bool TableSource::hasRowPositions() const
{
    return hasPositions(0);
}

bool TableSource::hasColumnPositions() const
{
    return hasPositions(1);
}

GridHeader TableSource::rowHeader(std::uint64_t row) const
{
    return {QString::number(row),
            hasPositions(0) ? positionNumber(m_dimensions[plane().shown()[0]].scale, row) : QString()};
}

GridHeader TableSource::columnHeader(std::uint64_t column) const
{
    if (column < m_axisColumns.size()) {
        AxisScale scale = m_axisColumns[column];
        if (scale.isTime)
            scale.units.clear(); // its cells are dates, not seconds
        return {singleLine(axisTitle(scale, tr("axis")), kNameLength), {}};
    }
    if (plane().shown().size() < 2)
        return {m_units.isEmpty() ? m_valueName
                                  : QStringLiteral("%1 (%2)").arg(m_valueName, singleLine(m_units, kUnitsLength)),
                {}};
    return {QString::number(column),
            hasPositions(1) ? positionNumber(m_dimensions[plane().shown()[1]].scale, column) : QString()};
}

QString TableSource::whole(quint64 row, quint64 column) const
{
    if (column < m_axisColumns.size())
        return positionText(m_axisColumns[column], row);
    const BlockReader::Cell cell = m_reader.cell(row, column - m_axisColumns.size());
    switch (cell.state) {
    case BlockReader::State::Here:
        return m_text.whole(*cell.array, cell.element);
    case BlockReader::State::Failed:
        return tr("This part of the array could not be read.");
    case BlockReader::State::Awaited:
        break;
    }
    return {};
}

QString TableSource::toolTip(std::uint64_t row, std::uint64_t column) const
{
    return whole(row, column);
}

QString TableSource::describe(quint64 row, quint64 column) const
{
    const quint64 arrayColumn = column - std::min<quint64>(column, m_axisColumns.size());
    const std::vector<quint64> element = plane().elementAt(row, arrayColumn);
    QStringList indices;
    QStringList places;
    for (std::size_t dimension = 0; dimension < element.size(); ++dimension) {
        indices << QString::number(element[dimension]);
        const QString place = positionText(m_dimensions[dimension].scale, element[dimension]);
        if (!place.isEmpty())
            places << QStringLiteral("%1 %2").arg(m_dimensions[dimension].name, place);
    }
    QString text = QStringLiteral("[%1]").arg(indices.join(QStringLiteral(", ")));
    if (!places.isEmpty())
        text += QStringLiteral("  ") + places.join(QStringLiteral(", "));
    const bool isAxis = column < m_axisColumns.size();
    const QString value = singleLine(whole(row, column), kDescribedLength);
    if (!isAxis && !value.isEmpty())
        text += QStringLiteral("  =  %1").arg(value);
    if (!isAxis && !value.isEmpty() && m_text.isNumber() && !m_units.isEmpty())
        text += QLatin1Char(' ') + singleLine(m_units, kUnitsLength);
    return text;
}

} // namespace h5scout::ui
