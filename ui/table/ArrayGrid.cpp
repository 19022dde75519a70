// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/ArrayGrid.h"

#include "ui/table/SelectionSummary.h"

#include <algorithm>
#include <utility>

namespace h5scout::ui
{
namespace
{

constexpr int kMostHeaderWidth = 320;

} // namespace

ArrayGrid::ArrayGrid(QWidget* parent)
    : VirtualGrid(parent)
    , m_source(m_reader)
{
    connect(this, &VirtualGrid::viewChanged, this, &ArrayGrid::scheduleReading);
    connect(&m_reader, &BlockReader::failed, this, &ArrayGrid::failed);
    connect(&m_reader, &BlockReader::arrived, this, [this] {
        refresh();
        Q_EMIT cellsChanged();
    });
}

ArrayGrid::~ArrayGrid() = default;

void ArrayGrid::begin(FileClient* file, const NodeInfo& node, const NumberFormat& format)
{
    remember();
    m_node = node;
    TablePlane plane = TablePlane::of(node);
    const bool isKept = isKeptFor(node, plane.shape());
    if (isKept) {
        std::vector<quint64> index = m_kept->index;
        for (std::size_t dimension = 0; dimension < index.size(); ++dimension)
            index[dimension] = std::min<quint64>(index[dimension], plane.shape()[dimension] - 1);
        plane.setView(m_kept->shown, index);
    }
    m_reader.begin(file, node.path, plane);
    m_source.begin(node, plane);
    m_source.setFormat(format);
    showPlane();
    if (isKept)
        restore(*m_kept);
}

void ArrayGrid::end()
{
    remember();
    m_isShowing = false;
    m_node = {};
    m_reader.begin(nullptr, {}, {});
    setSource(nullptr);
}

void ArrayGrid::setAxes(const DataItem& item)
{
    if (!m_isShowing)
        return;
    remember();
    m_source.setAxes(item);
    if (m_source.axisColumns() == m_kept->axisColumns) {
        fitColumns();
        relayout();
        return;
    }
    showPlane();
    restore(*m_kept);
}

void ArrayGrid::setFormat(const NumberFormat& format)
{
    m_source.setFormat(format);
    refresh();
}

void ArrayGrid::setDimensions(const std::vector<quint32>& shown, const std::vector<quint64>& index)
{
    TablePlane other = plane();
    other.setView(shown, index);
    m_reader.setPlane(other);
    showPlane();
}

void ArrayGrid::setIndex(const std::vector<quint64>& index)
{
    TablePlane other = plane();
    other.setView(other.shown(), index);
    m_reader.setPlane(other);
    scheduleReading();
    refresh();
    Q_EMIT selectionChanged(); // its values are others
}

// ---------------------------------------------------------------------------------------------------------------------
// the place

void ArrayGrid::remember()
{
    if (!m_isShowing)
        return;
    m_kept = Kept{.path = m_node.path,
                  .shape = plane().shape(),
                  .typeClass = m_node.dataType.typeClass,
                  .shown = plane().shown(),
                  .index = plane().index(),
                  .row = rows().place(),
                  .column = columns().place(),
                  .current = selection().current(),
                  .axisColumns = m_source.axisColumns(),
                  .widths = userWidths()};
}

/// An array that has grown is the same one.
bool ArrayGrid::isKeptFor(const NodeInfo& node, const h5scout::Shape& shape) const
{
    if (!m_kept || m_kept->typeClass != node.dataType.typeClass)
        return false;
    return m_kept->shape == shape || (m_kept->path == node.path && m_kept->shape.size() == shape.size());
}

/// `kept` may be from when the axis columns were not known yet, or those of this node are not.
void ArrayGrid::restore(const Kept& kept)
{
    const auto moved = [&](quint64 column) {
        const quint64 inArray = column - std::min(column, kept.axisColumns);
        return column < kept.axisColumns ? column : inArray + m_source.axisColumns();
    };
    for (const auto& [column, width] : kept.widths)
        setColumnWidth(moved(column), width);
    setCurrent({kept.current.row, moved(kept.current.column)});
    scrollTo(kept.row, kept.column);
}

GridPlace ArrayGrid::currentElement() const
{
    GridPlace place = selection().current();
    place.column -= std::min(place.column, m_source.axisColumns());
    return place;
}

void ArrayGrid::goToElement(const GridPlace& place)
{
    setCurrent({place.row, place.column + m_source.axisColumns()});
}

// ---------------------------------------------------------------------------------------------------------------------
// what is shown

void ArrayGrid::showPlane()
{
    m_isShowing = true;
    setLastColumnStretching(plane().shown().size() < 2 && !m_source.text().isNumber());
    setSource(&m_source);
    reset(widthForCharacters(m_source.text().usualLength()));
    fitColumns();
    relayout();
}

/// Headers in full, unless they are very long: a number that is cut is another number.
void ArrayGrid::fitColumns()
{
    if (plane().shown().size() == 2) {
        const quint64 last = m_source.columnCount() - 1;
        int width = columns().defaultSize();
        for (const quint64 column : {quint64{0}, std::min<quint64>(1, last), last / 2, last})
            width = std::max(width, std::min(headerWidth(column), kMostHeaderWidth));
        setDefaultColumnWidth(width);
        return;
    }
    const quint64 last = m_source.rowCount() - 1;
    for (quint64 column = 0; column < m_source.columnCount(); ++column) {
        const bool isAxis = column < m_source.axisColumns();
        int width = std::max(headerWidth(column), isAxis ? 0 : columns().defaultSize());
        for (const quint64 row : {quint64{0}, std::min<quint64>(1, last), last / 2, last})
            if (isAxis)
                width = std::max(width, textWidth(m_source.axisText(row, column)));
        fitColumn(column, std::min(width, kMostHeaderWidth));
    }
}

bool ArrayGrid::isComplete() const
{
    return !m_isReadingPending && m_reader.isViewHere();
}

QString ArrayGrid::hint() const
{
    if (!m_isShowing || selection().isEmpty())
        return {};
    if (selection().isSingleCell())
        return m_source.describe(selection().current().row, selection().current().column);
    return selectionSummary(m_reader, m_source.arrayCells(selection().range()), m_source.text().isNumber());
}

// ---------------------------------------------------------------------------------------------------------------------
// reading

/// One look at where the view has come to, not one for each step on the way.
void ArrayGrid::scheduleReading()
{
    if (!m_isShowing || std::exchange(m_isReadingPending, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { readView(); }, Qt::QueuedConnection);
}

void ArrayGrid::readView()
{
    m_isReadingPending = false;
    if (!m_isShowing)
        return;
    m_reader.setView(m_source.arrayCells(view()));
    refresh();
    Q_EMIT cellsChanged();
}

} // namespace h5scout::ui
