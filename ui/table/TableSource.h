// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/plot/AxisScale.h"
#include "ui/table/BlockReader.h"
#include "ui/table/CellText.h"
#include "ui/table/GridSource.h"

namespace h5scout::ui
{

/// The cells of a plane of an array as a grid shows them. An array of one dimension is a column with its axes, if it
/// has any, as columns to the left of it; of two and more dimensions the axes are in the headers.
class TableSource : public GridSource
{
public:
    /// What a dimension is called and where its elements are.
    struct Dimension
    {
        QString name;
        AxisScale scale;
    };

    explicit TableSource(const BlockReader& reader);

    /// Names and positions are not known yet: setAxes().
    void begin(const NodeInfo& node, const TablePlane& plane);
    void setAxes(const DataItem& item);
    void setFormat(const NumberFormat& format) { m_text.format = format; }

    const CellText& text() const noexcept { return m_text; }
    const std::vector<Dimension>& dimensions() const noexcept { return m_dimensions; }
    /// How many columns at the left are axes.
    quint64 axisColumns() const { return m_axisColumns.size(); }
    /// The part of `cells` that is of the array, in the array's columns.
    CellRange arrayCells(const CellRange& cells) const;
    /// "2.5" of an axis column; empty elsewhere.
    QString axisText(quint64 row, quint64 column) const;
    /// Index and position, name and exact value of a cell, for the status bar.
    QString describe(quint64 row, quint64 column) const;

    std::uint64_t rowCount() const override;
    std::uint64_t columnCount() const override;
    GridCell cell(std::uint64_t row, std::uint64_t column) const override;
    GridHeader rowHeader(std::uint64_t row) const override;
    GridHeader columnHeader(std::uint64_t column) const override;
    QString toolTip(std::uint64_t row, std::uint64_t column) const override;
    bool hasRowPositions() const override;
    bool hasColumnPositions() const override;

private:
    const TablePlane& plane() const { return m_reader.plane(); }
    bool hasPositions(std::size_t role) const;
    QString whole(quint64 row, quint64 column) const;

    const BlockReader& m_reader;
    CellText m_text;
    std::vector<Dimension> m_dimensions;
    std::vector<AxisScale> m_axisColumns;
    QString m_valueName;
    QString m_units;
};

} // namespace h5scout::ui
