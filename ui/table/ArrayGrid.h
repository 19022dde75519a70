// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "ui/table/BlockReader.h"
#include "ui/table/TableSource.h"
#include "ui/table/VirtualGrid.h"

namespace h5scout::ui
{

/// A grid of the values of an array: reads what comes into view, and stays in its place from one node to the next if
/// they have the same shape or the same name.
class ArrayGrid : public VirtualGrid
{
    Q_OBJECT
public:
    explicit ArrayGrid(QWidget* parent = nullptr);
    ~ArrayGrid() override;

    /// `node` has at least one element, of a readable type; `file` stays valid until end() or the next begin().
    void begin(FileClient* file, const NodeInfo& node, const NumberFormat& format);
    /// Shows nothing.
    void end();
    bool isShowing() const noexcept { return m_isShowing; }

    /// The axes of the node, which are known later than its shape.
    void setAxes(const DataItem& item);
    void setFormat(const NumberFormat& format);
    /// Other dimensions in rows and columns: from the first cell on.
    void setDimensions(const std::vector<quint32>& shown, const std::vector<quint64>& index);
    /// Another place in the dimensions that are not shown.
    void setIndex(const std::vector<quint64>& index);

    const BlockReader& reader() const noexcept { return m_reader; }
    const TableSource& source() const noexcept { return m_source; }
    const TablePlane& plane() const noexcept { return m_reader.plane(); }
    /// The current cell, of the array: without axis columns.
    GridPlace currentElement() const;
    void goToElement(const GridPlace& place);
    /// All that is in view has been read, or could not be.
    bool isComplete() const;
    /// The current cell, or a summary of the selection.
    QString hint() const;

Q_SIGNALS:
    /// Other cells are in view, or the values of some have come.
    void cellsChanged();
    void failed(const h5scout::UserError& error);

private:
    /// What is kept for the next node.
    struct Kept
    {
        QByteArray path;
        h5scout::Shape shape; // QFrame has another
        TypeClass typeClass = TypeClass::Unknown;
        std::vector<quint32> shown;
        std::vector<quint64> index;
        LineSpace::Place row;
        LineSpace::Place column;
        GridPlace current;
        quint64 axisColumns = 0;
        std::map<quint64, int> widths;
    };

    void remember();
    bool isKeptFor(const NodeInfo& node, const h5scout::Shape& shape) const;
    void restore(const Kept& kept);
    void showPlane();
    void fitColumns();
    void scheduleReading();
    void readView();

    BlockReader m_reader;
    TableSource m_source;
    NodeInfo m_node;
    std::optional<Kept> m_kept;
    bool m_isShowing = false;
    bool m_isReadingPending = false;
};

} // namespace h5scout::ui
